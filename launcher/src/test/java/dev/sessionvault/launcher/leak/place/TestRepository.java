package dev.sessionvault.launcher.leak.place;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A repository made by the real git, without anybody's own settings. */
final class TestRepository {
    final Path directory;
    private int commits;

    private TestRepository(Path directory) {
        this.directory = directory;
    }

    static TestRepository in(Path directory, String... initArguments) throws Exception {
        Files.createDirectories(directory);
        TestRepository repository = new TestRepository(directory);
        List<String> line = new ArrayList<>(List.of("init", "--quiet", "--initial-branch=main"));
        line.addAll(List.of(initArguments));
        repository.git(line.toArray(new String[0]));
        return repository;
    }

    static TestRepository at(Path directory) {
        return new TestRepository(directory);
    }

    /** The session's environment, as far as git needs one. */
    static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", "/nonexistent");
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        return environment;
    }

    void put(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** @return the commit's name */
    String commit(String name, String text) throws Exception {
        put(name, text);
        git("add", name);
        git("commit", "--quiet", "--message", name);
        return head();
    }

    String head() throws Exception {
        return git("rev-parse", "HEAD").strip();
    }

    String git(String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of("git", "-c", "user.name=a", "-c", "user.email=a@example.org"));
        line.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment());
        // Commits of one second have no order.
        String date = "2026-01-01T00:00:" + String.format("%02d", commits++ % 60) + "Z";
        builder.environment().put("GIT_COMMITTER_DATE", date);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }
}
