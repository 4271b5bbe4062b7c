package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** What picocli knows of {@code sv run}: its help, and its mistakes. {@link RunLine} parses it when there are none. */
@Command(
        name = "run",
        sortOptions = false,
        customSynopsis = "sv run TOOL [--account NAME] [--keep NAME]... [--clean] [--dry-run] [--] ARGS...",
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
            "  sv run claude --dry-run          what stays, what goes; starts nothing"
        })
final class RunCommand implements Verb {
    private final SvCommand sv;

    @Parameters(index = "0", paramLabel = "TOOL", description = "A tool of `sv tools`.")
    String tool = "";

    @Option(names = "--account", paramLabel = "NAME", description = "Whose key, if several accounts have one.")
    @Nullable
    String account;

    @Option(
            names = "--keep",
            paramLabel = "NAME",
            description = "Pass this variable on although it looks secret. May be repeated.")
    List<String> keep = new ArrayList<>();

    @Option(names = "--clean", description = "Pass on a short list of harmless variables only.")
    boolean clean;

    @Option(names = "--dry-run", description = "Print program, entry and names of variables; start nothing.")
    boolean dryRun;

    @Unmatched
    List<String> rest = new ArrayList<>();

    RunCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        return line("run").perform(sv.machine());
    }

    RunLine line(String verb) {
        RunLine line = new RunLine(verb);
        line.tool = tool;
        line.account = account;
        line.keep.addAll(keep);
        line.clean = clean;
        line.dryRun = dryRun;
        line.passphraseFd = sv.passphraseFd;
        line.rest = rest;
        return line;
    }
}
