package dev.sessionvault.launcher.health;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.leak.Finding;
import dev.sessionvault.launcher.leak.Place;
import dev.sessionvault.launcher.leak.Source;
import dev.sessionvault.launcher.leak.place.HomeDirectory;
import dev.sessionvault.launcher.leak.search.Leaks;
import dev.sessionvault.launcher.leak.search.Progress;
import dev.sessionvault.launcher.leak.walk.Selection;
import dev.sessionvault.launcher.leak.walk.Tree;
import dev.sessionvault.launcher.login.LoginFiles;
import dev.sessionvault.launcher.shell.ShellWord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Keys in the known places of the home directory, and in the working directory, as {@code sv scan} finds them. */
final class PlaintextKeys {
    private static final int SHOWN = 12;

    private PlaintextKeys() {}

    /** The files in which there are any. */
    static Set<Path> lookFor(Patient patient, Chart chart) throws LauncherException {
        Where where = patient.where;
        List<Source> sources = new ArrayList<>();
        sources.add(new HomeDirectory(
                where.home(), patient.environment, patient.table().tools()));
        if (where.home().startsWith(where.here())) {
            chart.summary("in the known places of " + where.home());
        } else {
            chart.summary("in the known places of " + where.home() + " and in " + where.here());
            sources.add(new Tree(where.here(), Selection.standard()));
        }
        Leaks.Result result = Leaks.find(sources, Progress.unseen());
        chart.summary(result.findings().size() + (result.findings().size() == 1 ? " key" : " keys") + " in "
                + result.files() + " files");
        Map<Path, List<Finding>> byFile = byFile(result.findings());
        LoginFiles logins = new LoginFiles(patient.table().tools(), where.home(), patient.environment);
        tell(byFile, logins, chart);
        result.unread().stream()
                .limit(SHOWN)
                .forEach(unread -> chart.unknown("unread", unread.what() + ": " + unread.why(), ""));
        return byFile.keySet();
    }

    private static Map<Path, List<Finding>> byFile(List<Finding> findings) {
        Map<Path, List<Finding>> byFile = new LinkedHashMap<>();
        for (Finding finding : findings) {
            Path file = file(finding.place());
            if (file != null) {
                byFile.computeIfAbsent(file, any -> new ArrayList<>()).add(finding);
            }
        }
        return byFile;
    }

    private static @Nullable Path file(Place place) {
        if (place instanceof Place.InFile in) {
            return in.file();
        }
        return place instanceof Place.InStore store ? store.file() : null;
    }

    private static void tell(Map<Path, List<Finding>> byFile, LoginFiles logins, Chart chart) {
        int left = SHOWN;
        for (Map.Entry<Path, List<Finding>> file : byFile.entrySet()) {
            if (left-- > 0) {
                chart.warning(
                        "leak",
                        file.getKey() + ": " + kinds(file.getValue()),
                        advice(file.getKey(), file.getValue(), logins));
            }
        }
        if (byFile.size() > SHOWN) {
            chart.warning("leak", "and " + (byFile.size() - SHOWN) + " more files with keys", "sv scan --home");
        }
    }

    private static String advice(Path file, List<Finding> findings, LoginFiles logins) {
        for (Finding finding : findings) {
            Optional<String> adoption = logins.adoption(file, finding.kind().id());
            if (adoption.isPresent()) {
                return adoption.get();
            }
        }
        boolean readable = findings.stream().anyMatch(finding -> finding.place() instanceof Place.InFile);
        return readable ? "sv import " + ShellWord.of(file.toString()) : "log out of it there, and sv add it";
    }

    /** {@code Anthropic API key on line 3, OpenAI project key on line 8}. */
    private static String kinds(List<Finding> findings) {
        Set<String> kinds = new TreeSet<>();
        for (Finding finding : findings) {
            String where = finding.place() instanceof Place.InFile in ? " on line " + in.line() : "";
            String why = finding.place() instanceof Place.InStore store ? ": " + store.why() : "";
            kinds.add(finding.kind().title() + where + why);
        }
        return String.join(", ", kinds);
    }
}
