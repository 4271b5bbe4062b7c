package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.leak.removal.Plan;
import dev.sessionvault.launcher.leak.removal.Wanted;
import dev.sessionvault.launcher.leak.search.Leaks;
import dev.sessionvault.launcher.terminal.Question;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        sortOptions = false,
        customSynopsis = {
            "sv import [OPTIONS] FILE...",
            "sv import --scan [--home] [OPTIONS] [PATH...]",
            "sv import --print ID"
        },
        description = {
            "Move the keys that lie in files into the vault: they are taken out of the files, and a second search proves it.",
            "",
            "A key in a project is bound to it, one in the home directory to nothing; which tool's it is, its name and"
                    + " form tell. Keys that no tool of `sv tools` takes are kept as kept.KIND, and --print gives them"
                    + " back; so are logins, with --logins. A file is changed only after the vault was read again and has"
                    + " its keys. What was on a disk may stay readable in blocks that are free now, in snapshots and"
                    + " in backups: only a new key is sure, and the list at the end says where to get it. Shells that"
                    + " still run write their histories again when they end: close them first.",
            "",
            "The exit code is 0 if all is gone, 1 if something is still there."
        },
        footer = {
            "",
            "Examples:",
            "  sv import .env --dry-run",
            "  sv import ~/.bashrc ~/.config/fish/config.fish",
            "  sv import --scan --home --logins",
            "  sv import --scan --only openai-api --tool codex --project .",
            "  sv import --print 3f9c21 > auth.json"
        })
final class ImportCommand implements Verb {
    final SvCommand sv;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Files, with --scan directories too.")
    List<String> paths = new ArrayList<>();

    @Option(names = "--scan", description = "Search as `sv scan` does; also its options:")
    boolean scan;

    @Mixin
    ScanOptions searched = new ScanOptions();

    @Option(names = "--project", paramLabel = "DIR", description = "Bind the keys to this directory and all below it.")
    @Nullable
    String project;

    @Option(names = "--global", description = "Bind the keys to no directory.")
    boolean global;

    @Option(names = "--tool", paramLabel = "TOOL", description = "They are keys of this tool.")
    @Nullable
    String tool;

    @Option(names = "--account", paramLabel = "NAME", description = "They are of this account.")
    @Nullable
    String account;

    @Option(
            names = "--ttl",
            paramLabel = "TIME",
            description = "Refuse a key after this long without use, as for `sv add`. Default: 8h.")
    String ttl = "8h";

    @Option(names = "--only", paramLabel = "KIND", description = "Only keys of this kind; may be repeated.")
    Set<String> kinds = new HashSet<>();

    @Option(names = "--logins", description = "Logins too: it logs you out of the tools that they are of.")
    boolean logins;

    @Option(names = "--keep-source", description = "Store the keys; change no file.")
    boolean keepSource;

    @Mixin
    ChangeOptions changes = new ChangeOptions();

    @Option(names = "--json", description = "Answer in JSON; with --yes or --dry-run.")
    boolean json;

    @Option(
            names = "--print",
            paramLabel = "ID",
            description = "Print what is kept under this ID, for a file or a pipe.")
    @Nullable
    String print;

    ImportCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        requireSense();
        if (print != null) {
            new KeptKey(sv, print).print();
            return ExitCode.DONE.number();
        }
        IntakeChoices choices = IntakeChoices.of(this);
        Leaks.Result result = searched.find(sv.machine(), paths);
        AcceptedFindings accepted =
                AcceptedFindings.read(sv.machine().directories().config());
        try (Plan plan = Plan.of(accepted.without(result.findings()), new Wanted(kinds, logins))) {
            return new Intake(this, choices, result, plan).perform();
        }
    }

    private void requireSense() throws LauncherException {
        if (print == null && paths.isEmpty() && !scan) {
            throw Failure.usage(
                    "read the command line: import: want files, or --scan", "sv import --scan --home --dry-run");
        }
        if (print != null && (scan || !paths.isEmpty())) {
            throw Failure.usage("read the command line: --print: it is given alone", "sv import --help");
        }
        boolean asks = !changes.dryRun && !changes.yes;
        if (print == null && asks && (json || !Question.isPossible())) {
            throw Failure.usage(
                    "import keys: " + (json ? "--json asks nothing" : "no terminal to ask at"),
                    "--dry-run shows what would be done, --yes does it");
        }
    }
}
