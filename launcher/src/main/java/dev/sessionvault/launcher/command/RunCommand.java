package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Unmatched;

/** What picocli knows of {@code sv run}: its help, and its mistakes. {@link RunLine} parses it when there are none. */
@Command(
        name = "run",
        sortOptions = false,
        customSynopsis = {
            "sv run TOOL [--account NAME] [--keep NAME]... [--clean] [--in ENGINE IMAGE] [--dry-run] [--] ARGS...",
            "       sv run --agent TOOL [--account NAME] [--keep NAME]... [--clean] -- java ARGS..."
        },
        description = {
            "Become the tool, with its own key and no other.",
            "",
            "The first word after TOOL that is none of these options, or --, begins what belongs to the tool."
        },
        footer = {
            "",
            "Examples:",
            "  sv run claude",
            "  sv run claude -p 'explain this'",
            "  sv run codex --account work -- exec 'fix the tests'",
            "  sv run claude --in docker node-with-claude -- -p 'explain this'",
            "  sv run --agent claude -- java -jar app.jar",
            "  sv run claude --dry-run          what stays, what goes; starts nothing"
        })
final class RunCommand implements Verb {
    private final SvCommand sv;

    @Mixin
    StartOptions options = new StartOptions();

    @Unmatched
    List<String> rest = new ArrayList<>();

    RunCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        return options.perform(line("run"), sv.machine());
    }

    RunLine line(String verb) {
        return options.line(verb, sv, rest);
    }
}
