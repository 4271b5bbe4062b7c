package dev.sessionvault.launcher.health;

import dev.sessionvault.launcher.shell.ShellWord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Files of this project with keys in them, by their names, that git keeps and hands on. */
final class TrackedFiles {
    private static final int LIMIT_SECONDS = 5;
    private static final int MAX_BYTES = 1 << 20;

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
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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

    /** A repository may name programs that git is to run: none is needed for this, and none is run. */
    private static List<String> tracked(Path repository, Patient patient) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                "git",
                "-c",
                "core.fsmonitor=false",
                "-c",
                "core.hooksPath=/dev/null",
                "ls-files",
                "-z",
                "--",
                ":(glob)**/.env",
                ":(glob)**/.env.*");
        builder.directory(repository.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin");
        builder.environment().put("HOME", patient.where.home().toString());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process git = builder.start();
        try {
            git.getOutputStream().close();
            byte[] listed = git.getInputStream().readNBytes(MAX_BYTES);
            if (!git.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || git.exitValue() != 0) {
                throw new IOException("git ls-files did not succeed in " + repository);
            }
            return List.of(new String(listed, StandardCharsets.UTF_8).split("\0"));
        } finally {
            git.destroyForcibly();
        }
    }
}
