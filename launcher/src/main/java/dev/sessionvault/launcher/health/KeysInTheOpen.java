package dev.sessionvault.launcher.health;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.vault.tool.Dropped;
import dev.sessionvault.vault.tool.Scrubbing;
import dev.sessionvault.vault.tool.Tool;
import dev.sessionvault.vault.tool.Withheld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Keys outside of the vault: in this environment, in files that others can read, in what git keeps. */
final class KeysInTheOpen implements Examination {
    /** Of the files that tools keep, those that hold a key or a login, and hardly anything else. */
    private static final Pattern HOLDS_KEYS =
            Pattern.compile(".*(credential|auth|secret|oauth|token).*|\\.env|.*\\.key", Pattern.CASE_INSENSITIVE);

    @Override
    public String id() {
        return "leaks";
    }

    @Override
    public String title() {
        return "keys in the open";
    }

    @Override
    public void examine(Patient patient, Chart chart) throws IOException, LauncherException {
        lookIntoEnvironment(patient, chart);
        TrackedFiles.lookFor(patient, chart);
        Set<Path> files = stores(patient);
        lookAtReaders(files, chart);
        Set<Path> others = new LinkedHashSet<>(PlaintextKeys.lookFor(patient, chart));
        others.removeAll(files);
        lookAtReaders(others, chart);
    }

    private static void lookIntoEnvironment(Patient patient, Chart chart) throws LauncherException {
        Tool any = patient.table().tools().get(0);
        Scrubbing scrubbing = Scrubbing.of(patient.table(), any, any.variable());
        for (Dropped dropped : scrubbing.apply(patient.caller).dropped()) {
            if (isKey(dropped.why())) {
                chart.warning(
                        "environment",
                        dropped.name() + " is in this environment: whatever is started here gets it",
                        "unset " + dropped.name() + "; and where it is set: sv scan --home");
            }
        }
    }

    private static boolean isKey(Withheld why) {
        return why == Withheld.OTHER_TOOL || why == Withheld.STALE || why == Withheld.VALUE;
    }

    private static void lookAtReaders(Set<Path> files, Chart chart) throws IOException {
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                continue;
            }
            Path real = file.toRealPath();
            FileMode mode = FileMode.of(real);
            if (mode.isReadableByOthers() && mode.owner() == FileMode.ownUser()) {
                ModeRemedy remedy = new ModeRemedy(real, mode.permissions() & ~0077);
                chart.warning("readable", file + ": others may read it", remedy.command(), remedy);
            }
        }
    }

    private static Set<Path> stores(Patient patient) throws LauncherException {
        Set<Path> stores = new LinkedHashSet<>();
        for (Tool tool : patient.table().tools()) {
            for (String store : tool.stores()) {
                Path file = patient.where.expanded(store);
                if (HOLDS_KEYS.matcher(String.valueOf(file.getFileName())).matches()) {
                    stores.add(file);
                }
            }
        }
        return stores;
    }
}
