package dev.sessionvault.launcher.health;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.vault.Check;
import dev.sessionvault.vault.Checked;
import dev.sessionvault.vault.VaultException;
import dev.sessionvault.vault.VaultException.Reason;
import dev.sessionvault.vault.audit.Finding;
import dev.sessionvault.vault.audit.Verdict;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Every byte of the vault and of its log: as they were written. */
final class VaultContents implements Examination {
    private static final int SHOWN = 5;
    private static final int KIB = 1024;

    @Override
    public String id() {
        return "vault";
    }

    @Override
    public String title() {
        return "vault and log";
    }

    @Override
    public void examine(Patient patient, Chart chart) throws IOException, UnseenException {
        requireReadable(patient, chart);
        if (!chart.isEmpty()) {
            return;
        }
        lookAtFiles(patient, chart);
        lookAtLog(patient, chart);
        for (Path other : replaced(patient.where.data())) {
            chart.note("replaced", other + ": a vault whose place another took", "");
        }
    }

    /** A damaged vault cannot be opened: that is a finding, and no reason to be silent. */
    private static void requireReadable(Patient patient, Chart chart) throws UnseenException {
        try {
            patient.holdings.sealed();
        } catch (UnseenException e) {
            if (!(e.getCause() instanceof VaultException cause) || cause.reason() == Reason.PERMISSIONS) {
                throw e;
            }
            chart.fault(
                    "damaged", e.why(), "sv vault restore --replace FILE, with a backup or one of vault.db.1 to .3");
        }
    }

    private static void lookAtFiles(Patient patient, Chart chart) throws UnseenException {
        // What has no name is a file that others may read or change, and told as such.
        List<Checked> files = patient.holdings.ask(Check::files).stream()
                .filter(file -> !file.name().isEmpty())
                .toList();
        int sound = 0;
        for (Checked file : files) {
            if (file.isSound()) {
                sound++;
            } else {
                chart.fault("damaged", file.name() + ": " + file.why(), "sv vault check");
            }
        }
        String what = files.isEmpty()
                ? ""
                : "generation " + files.get(0).generation() + ", " + (sound - 1) + " earlier kept, ";
        chart.summary(what + sound + " of " + files.size() + " verified");
        int empty = patient.holdings.ask(Check::stamps).empty();
        if (empty > 0) {
            String stamps = empty == 1 ? "1 stamp of use is" : empty + " stamps of use are";
            chart.warning(
                    "void-stamps",
                    stamps + " not what sv wrote: their keys count as unused for longer than they were",
                    "sv doctor --fix",
                    new StampRemedy(patient.holdings));
        }
    }

    private static void lookAtLog(Patient patient, Chart chart) throws IOException, UnseenException {
        Verdict verdict = patient.holdings.ask(vault -> vault.log());
        long kib = (size(patient.where.log()) + KIB - 1) / KIB;
        chart.summary("log: " + verdict.lines().size() + " lines, " + kib + " KiB, "
                + (verdict.isSound() ? "as it was written" : "not as it was written"));
        List<Finding> findings = verdict.findings();
        for (Finding finding : findings.subList(0, Math.min(SHOWN, findings.size()))) {
            chart.fault(
                    "log",
                    finding.file() + (finding.line() > 0 ? ": line " + finding.line() : "") + ": " + finding.why(),
                    "sv log verify");
        }
        if (findings.size() > SHOWN) {
            chart.fault("log", "and " + (findings.size() - SHOWN) + " more", "sv log verify");
        }
        verdict.notes().forEach(note -> chart.note("log-note", note, ""));
    }

    private static long size(Path log) throws IOException {
        long size = 0;
        if (Files.isDirectory(log)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(log, "audit.log*")) {
                for (Path file : files) {
                    size += Files.size(file);
                }
            }
        }
        return size;
    }

    private static List<Path> replaced(Path data) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(data, "vault.db.replaced-*")) {
            files.forEach(found::add);
        }
        return found;
    }

    /** Without them their keys are as old as with them. */
    private record StampRemedy(Holdings holdings) implements Remedy {
        @Override
        public String title() {
            return "delete the stamps of use that are not what sv wrote";
        }

        @Override
        public void apply() throws LauncherException {
            try {
                holdings.ask(Check::dropVoidStamps);
            } catch (UnseenException e) {
                throw e.failure(title());
            }
        }
    }
}
