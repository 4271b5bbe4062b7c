package dev.sessionvault.launcher.leak.walk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real git, with nobody's settings. */
final class Git {
    private final Path directory;

    Git(Path directory) {
        this.directory = directory;
    }

    static Git init(Path directory) throws IOException, InterruptedException {
        Git git = new Git(Files.createDirectories(directory));
        git.run("", "init", "-q");
        return git;
    }

    /** As much of a repository as git needs to take it for one; starting git takes longer than all else. */
    static Git bare(Path directory) throws IOException {
        for (String part : List.of("objects", "refs", "info")) {
            Files.createDirectories(directory.resolve(".git").resolve(part));
        }
        Files.writeString(directory.resolve(".git/HEAD"), "ref: refs/heads/main\n");
        return new Git(directory);
    }

    /** @param input its bytes as characters */
    String run(String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=A", "-c", "user.email=a@example.org"));
        command.addAll(List.of(arguments));
        Path fed = Files.createTempFile("git", ".in");
        Files.writeString(fed, input, StandardCharsets.ISO_8859_1);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(fed.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("HOME", "/nonexistent");
        builder.environment().remove("XDG_CONFIG_HOME");
        Process process = builder.start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        int code = process.waitFor();
        Files.delete(fed);
        if (code > 1) {
            throw new IOException(String.join(" ", command) + ": " + code);
        }
        return answer;
    }
}
