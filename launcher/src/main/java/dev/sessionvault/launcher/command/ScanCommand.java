package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "scan",
        sortOptions = false,
        description = {
            "Find the keys that lie in the open: their kind, place and fingerprint, never a key.",
            "",
            "Searched is the working directory, or what is named. What git ignores is passed over, as .gitignore and"
                    + " info/exclude say it, but not .env* and other files that usually hold keys. A fingerprint in"
                    + " the file scan-ignore of sv's configuration directory accepts that key; nothing in a project"
                    + " does.",
            "",
            "The exit code is 0 if there is none, 1 if there are some, 7 if there is none but not all could be read."
        },
        footer = {
            "",
            "Examples:",
            "  sv scan",
            "  sv scan --home --processes",
            "  sv scan --history --sarif > keys.sarif",
            "  sv scan --staged --install-hook        no commit with a key in it, from now on",
            "  sv scan --exclude 'test/fixtures/' --max-size 10M src"
        })
final class ScanCommand implements Verb {
    private final SvCommand sv;

    @Parameters(arity = "0..*", paramLabel = "PATH", description = "Directories and files. Default: here.")
    List<String> paths = new ArrayList<>();

    @Mixin
    ScanOptions options = new ScanOptions();

    @Option(names = "--json", description = "Answer in JSON.")
    boolean json;

    @Option(names = "--sarif", description = "Answer in SARIF 2.1.0, for code hosts and editors.")
    boolean sarif;

    @Option(names = "--install-hook", description = "With --staged: have git look before each commit here.")
    boolean install;

    @Option(names = "--uninstall-hook", description = "With --staged: have git look no more.")
    boolean uninstall;

    ScanCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        refuseContradictions();
        if (install || uninstall) {
            return new HookInstallation(sv.machine()).perform(install);
        }
        return report().print(options.find(sv.machine(), paths));
    }

    private ScanReport report() throws LauncherException {
        return new ScanReport(sv, options, form());
    }

    private ScanReport.@Nullable Form form() {
        return json ? ScanReport.Form.JSON : sarif ? ScanReport.Form.SARIF : null;
    }

    private void refuseContradictions() throws LauncherException {
        if (json && sarif) {
            throw Failure.usage("read the command line: --json and --sarif: one of them", "sv scan --sarif");
        }
        if (install && uninstall) {
            throw Failure.usage("read the command line: --install-hook and --uninstall-hook: one of them", null);
        }
        if ((install || uninstall) && (!options.stagedOnly() || !paths.isEmpty() || json || sarif)) {
            throw Failure.usage(
                    "read the command line: the hook looks at what is staged, and at nothing else",
                    "sv scan --staged " + (install ? "--install-hook" : "--uninstall-hook"));
        }
    }
}
