package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Unmatched;

/** What picocli knows of {@code sv exec}: its help, and its mistakes. {@link RunLine} parses it when there are none. */
@Command(
        name = "exec",
        sortOptions = false,
        customSynopsis = {
            "sv exec TOOL [--account NAME] [--keep NAME]... [--clean] [--in ENGINE IMAGE] [--dry-run] -- COMMAND...",
            "       sv exec --agent TOOL [--account NAME] [--keep NAME]... [--clean] -- COMMAND..."
        },
        description = {
            "Become any command, with the key of TOOL and no other.",
            "",
            "The first word after TOOL that is none of these options, or --, begins the command."
        },
        footer = {
            "",
            "Examples:",
            "  sv exec claude -- npm run eval",
            "  sv exec --agent claude -- mvn test",
            "  sv exec codex -- sh -c 'curl -H \"Authorization: Bearer $CODEX_API_KEY\" ...'"
        })
final class ExecCommand implements Verb {
    private final SvCommand sv;

    @Mixin
    StartOptions options = new StartOptions();

    @Unmatched
    List<String> rest = new ArrayList<>();

    ExecCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        return options.perform(line("exec"), sv.machine());
    }

    RunLine line(String verb) {
        return options.line(verb, sv, rest);
    }
}
