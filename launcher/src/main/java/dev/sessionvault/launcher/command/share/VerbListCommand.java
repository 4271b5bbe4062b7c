package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.command.Json;
import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.command.Table;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.verb.Verbs;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        sortOptions = false,
        description = "Show the verbs that are declared. Which of them you may lend is the policy's to say.",
        footer = {"", "Examples:", "  sv verb list", "  sv verb list --json", "  sv verb list --draft ."})
final class VerbListCommand implements Verb {
    private final SvCommand sv;

    @Mixin
    final Declared declared = new Declared();

    @Option(names = "--json", description = "Answer in JSON.")
    boolean json;

    VerbListCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        Verbs verbs = declared.verbs();
        if (json) {
            sv.machine().terminal().printText(json(verbs));
        } else if (verbs.all().isEmpty()) {
            sv.machine().terminal().note("no verbs are declared: sv policy init shows one");
        } else {
            print(verbs);
        }
        return ExitCode.DONE.number();
    }

    private void print(Verbs verbs) {
        Table table = new Table("VERB", "BY", "PARAMETERS", "DESCRIPTION");
        for (var verb : verbs.all()) {
            List<String> names = verb.parameters().stream()
                    .map(parameter -> parameter.name())
                    .toList();
            table.add(verb.name().value(), VerbText.by(verb), String.join(" ", names), verb.description());
        }
        table.print(sv.machine().terminal());
    }

    private static String json(Verbs verbs) {
        return Json.text(json -> {
            json.writeStartArray();
            for (var verb : verbs.all()) {
                VerbText.write(json, verb, verbs.fileOf(verb.name()));
            }
            json.writeEndArray();
        });
    }
}
