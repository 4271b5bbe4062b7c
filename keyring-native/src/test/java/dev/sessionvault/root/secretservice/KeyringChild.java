package dev.sessionvault.root.secretservice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A {@link KeyringProgram} in a JVM of its own, with nothing in its environment but what it is given. */
final class KeyringChild {
    private final Process process;
    private final Path errors;

    private KeyringChild(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    /** One step's answer. */
    record Answer(String word, long millis, String detail) {
        static Answer parse(String line) {
            String[] parts = line.split(" ", 3);
            return new Answer(parts[0], Long.parseLong(parts[1]), parts[2]);
        }
    }

    /** Runs the steps to the end. */
    static List<Answer> run(Map<String, String> environment, String... steps) throws IOException, InterruptedException {
        return start(environment, List.of(), steps).end();
    }

    /** @param wrapper a command that the JVM's command line is appended to */
    static KeyringChild start(Map<String, String> environment, List<String> wrapper, String... steps)
            throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KeyringProgram.class.getName()));
        command.addAll(List.of(steps));
        Path errors = Files.createTempFile("keyring-child", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().putAll(environment);
        return new KeyringChild(builder.start(), errors);
    }

    /** Lets a program that waits go on. */
    void goOn() throws IOException {
        try (OutputStream in = process.getOutputStream()) {
            in.write('\n');
        }
    }

    /** The next answer, as soon as it is there. */
    Answer next() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = process.getInputStream().read();
                c != '\n';
                c = process.getInputStream().read()) {
            assertTrue(c >= 0, "the program ended: " + Files.readString(errors));
            line.append((char) c);
        }
        return Answer.parse(line.toString());
    }

    /** The rest of the answers. The program must end by itself, soon, and have written nothing else. */
    List<Answer> end() throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(5, TimeUnit.SECONDS), "the program does not end");
        assertEquals("", Files.readString(errors), "nothing may be written but answers");
        assertEquals(0, process.exitValue());
        Files.delete(errors);
        return out.lines().map(Answer::parse).toList();
    }
}
