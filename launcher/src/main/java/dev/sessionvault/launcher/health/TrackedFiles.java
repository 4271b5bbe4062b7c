package dev.sessionvault.launcher.health;

import dev.sessionvault.launcher.leak.git.GitChild;
import dev.sessionvault.launcher.leak.git.GitProgram;
import dev.sessionvault.launcher.shell.ShellWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files of this project with keys in them, by their names, that git keeps and hands on. */
final class TrackedFiles {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String PATH = "/usr/local/bin:/usr/bin:/bin";
    /** Whoever keeps more of them knows it after these. */
    private static final int MOST = 1000;

    private TrackedFiles() {}

    /** That git cannot tell is no reason not to look at the rest. */
    static void lookFor(Patient patient, Chart chart) {
        Path repository = repository(patient.where.here());
        if (repository == null) {
            return;
        }
        try {
            for (String name : tracked(repository, patient)) {
                tell(repository, name, chart);
            }
        } catch (IOException e) {
            chart.unknown("git", "which files git keeps: " + e.getMessage(), "");
        }
    }

    private static void tell(Path repository, String name, Chart chart) {
        if (name.isEmpty() || name.matches(".*\\.(example|sample|template|dist)")) {
            return;
        }
        String word = ShellWord.of(name);
        String ignore = ShellWord.of(repository.resolve(".gitignore").toString());
        chart.warning(
                "tracked",
                repository.resolve(name) + ": git keeps it, and whoever gets the repository gets it too",
                "git -C " + ShellWord.of(repository.toString()) + " rm --cached " + word + " && echo " + word + " >> "
                        + ignore);
    }

    private static @Nullable Path repository(Path here) {
        for (Path above = here; above != null; above = above.getParent()) {
            if (Files.exists(above.resolve(".git"))) {
                return above;
            }
        }
        return null;
    }

    private static List<String> tracked(Path repository, Patient patient) throws IOException {
        Map<String, String> environment =
                Map.of("PATH", PATH, "HOME", patient.where.home().toString());
        GitProgram git = new GitProgram(repository, environment, Set.of()).within(LIMIT);
        List<String> names = new ArrayList<>();
        try (GitChild child = git.start("ls-files", "-z", "--", ":(glob)**/.env", ":(glob)**/.env.*")) {
            for (String name = child.line('\0'); name != null && names.size() < MOST; name = child.line('\0')) {
                names.add(name);
            }
            if (names.size() < MOST) {
                child.requireSuccess();
            }
        }
        return names;
    }
}
