package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.leak.Finding;
import dev.sessionvault.launcher.leak.Place;
import dev.sessionvault.launcher.leak.search.Leaks;
import dev.sessionvault.launcher.login.LoginFiles;
import dev.sessionvault.launcher.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What {@code sv scan} answers: findings on standard output, all else on standard error. */
final class ScanReport {
    private static final int FOUND = 1;

    private final SvCommand sv;
    private final ScanOptions options;
    private final @Nullable Form form;
    private final Terminal terminal;
    private final Path working;
    private final AcceptedFindings accepted;

    /** For programs; for people there is none. */
    enum Form {
        JSON,
        SARIF
    }

    /** Reads the user's list before anything is searched: what is wrong with it is told first. */
    ScanReport(SvCommand sv, ScanOptions options, @Nullable Form form) throws LauncherException {
        this.sv = sv;
        this.options = options;
        this.form = form;
        this.terminal = sv.machine().terminal();
        this.working = TypedPath.working();
        this.accepted = AcceptedFindings.read(sv.machine().directories().config());
    }

    /** @return the exit code */
    int print(Leaks.Result result) {
        List<Finding> findings = accepted.without(result.findings());
        Holders holders = findings.isEmpty() ? Holders.unasked() : Holders.of(sv);
        print(findings, holders, result);
        warn(result, terminal);
        if (!options.isQuiet()) {
            summary(findings, holders, result);
        }
        if (!findings.isEmpty()) {
            return FOUND;
        }
        return result.unread().isEmpty() ? ExitCode.DONE.number() : ExitCode.DENIED.number();
    }

    private void print(List<Finding> findings, Holders holders, Leaks.Result result) {
        if (form == Form.JSON) {
            terminal.printText(new FindingsJson(working, holders).text(findings, result));
        } else if (form == Form.SARIF) {
            terminal.printText(new Sarif(working, holders).text(findings, result));
        } else {
            for (Finding finding : findings) {
                FindingLine line = new FindingLine(finding, working);
                terminal.print(line.place(), line.rest() + holders.text(finding));
            }
        }
    }

    /** What could not be searched. */
    static void warn(Leaks.Result result, Terminal terminal) {
        for (Leaks.Unread unread : result.unread()) {
            terminal.warning("search: " + ShownPath.of(unread.what()) + ": " + unread.why());
        }
    }

    private void summary(List<Finding> findings, Holders holders, Leaks.Result result) {
        String found = findings.isEmpty() ? "no key" : count(findings.size(), "key");
        terminal.note(
                found + " found in " + count(result.files(), "file") + ", " + megabytes(result.bytes()) + passedOver());
        adoptions(findings)
                .forEach(
                        adoption -> terminal.hint(adoption + " moves its login into the vault, and `sv run` lends it"));
        long hidden = result.findings().size() - findings.size();
        if (hidden > 0) {
            terminal.note(count(hidden, "finding") + " not shown: accepted by " + accepted.file());
        }
        if (holders.whyUnknown() != null) {
            terminal.note("whether the vault has them is not known: " + holders.whyUnknown());
        }
    }

    /** The commands for logins that lie where their tools keep them; none, where no table says where that is. */
    private Set<String> adoptions(List<Finding> findings) {
        Set<String> adoptions = new TreeSet<>();
        try {
            LoginFiles logins = LoginOf.files(sv.machine());
            for (Finding finding : findings) {
                if (finding.place() instanceof Place.InFile in) {
                    logins.adoption(in.file(), finding.kind().id()).ifPresent(adoptions::add);
                }
            }
        } catch (LauncherException e) {
            return Set.of();
        }
        return adoptions;
    }

    private String passedOver() {
        String ignored = options.ignored() == 0 ? "" : "; passed over: " + options.ignored() + " that git ignores";
        String large = options.tooLarge() == 0 ? "" : "; too large: " + options.tooLarge();
        return ignored + large;
    }

    static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
