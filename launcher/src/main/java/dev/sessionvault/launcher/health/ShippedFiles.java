package dev.sessionvault.launcher.health;

import dev.sessionvault.launcher.exec.Writers;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.shell.ShellWord;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** sv's own files: as they were shipped, nobody else's to change, and the ones that `sv` means. */
final class ShippedFiles implements Examination {
    private static final String AGAIN = "install sv again";
    private static final int SHOWN = 10;

    @Override
    public String id() {
        return "files";
    }

    @Override
    public String title() {
        return "files of sv";
    }

    @Override
    public void examine(Patient patient, Chart chart) throws LauncherException {
        compare(patient.where.image(), chart);
        lookAtWriters(patient.where, chart);
        lookAlongPath(patient, chart);
    }

    private static void compare(Path image, Chart chart) {
        InstalledFiles files = new InstalledFiles(image);
        try {
            int count = files.count();
            List<String> changed = files.changed();
            chart.summary((count - changed.size()) + " of " + count + " as they were shipped");
            for (String name : changed.subList(0, Math.min(SHOWN, changed.size()))) {
                chart.fault("changed", image.resolve(name) + ": not as it was shipped", AGAIN);
            }
            if (changed.size() > SHOWN) {
                chart.fault("changed", "and " + (changed.size() - SHOWN) + " more", AGAIN);
            }
        } catch (IOException e) {
            chart.fault("unlisted", image + ": nothing to compare with: " + e.getMessage(), AGAIN);
        }
    }

    private static void lookAtWriters(Where where, Chart chart) throws LauncherException {
        Set<String> found = new LinkedHashSet<>();
        for (String part : new String[] {"bin/sv", "runtime/bin/java", "lib/options"}) {
            Path file = where.image().resolve(part);
            String others = file.toFile().exists() ? Writers.others(file) : null;
            if (others != null) {
                found.add(others);
            }
        }
        for (String others : found) {
            String path = others.substring(0, others.indexOf(": "));
            chart.fault(
                    "writable",
                    others + ", and so what sv is",
                    "chmod go-w " + ShellWord.of(path) + ", if it is yours");
        }
    }

    private static void lookAlongPath(Patient patient, Chart chart) {
        String own = patient.where.sv();
        if (own == null) {
            chart.note("no-script", "sv was not started by its start script", "");
            return;
        }
        List<String> others = new ArrayList<>();
        boolean found = false;
        for (String path : along(patient.path())) {
            boolean isOwn = path.equals(own);
            if (!isOwn && !found) {
                chart.warning("other-first", "`sv` means " + path + ", not " + own, "remove the one that is old");
            } else if (!isOwn) {
                others.add(path);
            }
            found = true;
        }
        if (!found) {
            String link =
                    ShellWord.of(patient.where.home().resolve(".local/bin/sv").toString());
            chart.warning("not-on-path", "there is no `sv` along PATH", "ln -s " + ShellWord.of(own) + " " + link);
        }
        for (String other : others) {
            chart.note("another", other + ": another sv, further along PATH", "");
        }
    }

    /** The real paths of all `sv` along PATH, each once. */
    private static Set<String> along(String path) {
        Set<String> found = new LinkedHashSet<>();
        for (String element : path.split(":", -1)) {
            File file = new File(element, "sv");
            if (element.startsWith("/") && file.isFile() && file.canExecute()) {
                try {
                    found.add(file.getCanonicalPath());
                } catch (IOException e) {
                    found.add(file.getPath());
                }
            }
        }
        return found;
    }
}
