package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.verb.KeyUse;
import dev.sessionvault.launcher.share.verb.Parameter;
import dev.sessionvault.launcher.share.verb.Verbs;
import dev.sessionvault.launcher.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        sortOptions = false,
        description = "Show all about one verb: what it takes, and what bounds it.",
        footer = {"", "Examples:", "  sv verb show ssh.tail_logs"})
final class VerbShowCommand implements Verb {
    private final SvCommand sv;

    @Mixin
    final Declared declared = new Declared();

    @Parameters(index = "0", paramLabel = "VERB", description = "Its name, as `sv verb list` shows it.")
    String name = "";

    VerbShowCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        Verbs verbs = declared.verbs();
        var verb = Declared.find(verbs, name);
        line("verb", verb.name() + ": " + verb.description());
        line("file", verbs.fileOf(verb.name()));
        line("by", VerbText.by(verb));
        verb.parameters().forEach(parameter -> line("parameter", text(parameter)));
        line("limits", limits(verb));
        line("approval", verb.approve() ? "each call is asked about" : "as the policy says");
        KeyUse key = verb.execution().key();
        if (key != null) {
            line("key", "of " + key.tool() + ", as " + key.place());
        }
        return ExitCode.DONE.number();
    }

    private static String text(Parameter parameter) {
        String otherwise = parameter.fallback() == null ? "" : ", otherwise " + parameter.fallback();
        String description = parameter.description().isEmpty() ? "" : ": " + parameter.description();
        return parameter.name() + " = " + VerbText.type(parameter) + " "
                + parameter.type().describe() + otherwise + description;
    }

    private static String limits(dev.sessionvault.launcher.share.verb.Verb verb) {
        return verb.limits().seconds() + " s, " + verb.limits().outputBytes() / 1024 + " KiB, "
                + verb.limits().concurrent() + " at a time";
    }

    private void line(String title, String text) {
        Terminal terminal = sv.machine().terminal();
        terminal.print((title + ":" + " ".repeat(11)).substring(0, 11) + text);
    }
}
