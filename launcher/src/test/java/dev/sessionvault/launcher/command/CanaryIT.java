package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import dev.sessionvault.secret.SystemRandom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A known key goes in, and through everything that can go wrong; then it is looked for, raw and in the encodings that
 * programs print, wherever sv could have left it.
 */
class CanaryIT {
    private static final String P = "--passphrase-fd=3";

    @TempDir
    Path temporary;

    private final String canary = "sk-ant-api03-" + HexFormat.of().formatHex(SystemRandom.bytes(46)) + "xAA";
    private final List<Answer> answers = new ArrayList<>();
    private Sv sv;

    @BeforeEach
    void home() throws IOException {
        sv = Sv.built(temporary.resolve("home"));
    }

    @Test
    void canary_isNowhereButInTheToolsEnvironment() throws IOException, InterruptedException {
        Files.createDirectory(sv.home.resolve("tmp"));
        sv.environment.put("TMPDIR", sv.home.resolve("tmp").toString());
        try (CommandLines commandLines = new CommandLines(forms())) {
            goodWays();
            badWays();
            assertEquals(List.of(), commandLines.found());
        }
        assertTrue(answers.size() > 15, "too few commands to mean something");
        for (Answer answer : answers) {
            absent(answer.out() + answer.err(), answer.toString());
        }
        filesUnder(sv.home);
        newFilesOfTheSystem();
    }

    private void goodWays() throws IOException {
        Path home = sv.home;
        answers.add(sv.run(home, "init", "--root=passphrase", P, "--recovery-fd=4"));
        answers.add(sv.feed(home, canary, "add", "claude", "--stdin", P));
        answers.add(sv.feed(home, canary + "\n", "add", "codex", "--stdin", "--force", P));
        answers.add(sv.run(home, "list", "--json", P));
        answers.add(sv.run(home, "which", "claude", P));
        answers.add(sv.run(home, "run", "claude", "--dry-run", P));
        sv.tool("claude", "test -n \"$ANTHROPIC_API_KEY\" && echo it is there");
        Answer run = sv.run(home, "run", "claude", P);
        assertEquals("it is there\n", run.out());
        answers.add(run);
        assertEquals(canary + "\n", sv.run(home, "helper", "claude", P).out());
    }

    private void badWays() throws IOException {
        Path home = sv.home;
        answers.add(sv.feed(home, canary + "\n" + canary, "add", "claude", "--stdin", P));
        answers.add(sv.feed(home, canary + "\0", "add", "claude", "--stdin", P));
        answers.add(sv.feed(home, "x" + canary, "add", "claude", "--stdin", P));
        answers.add(sv.feed(home, canary.repeat(200), "add", "claude", "--stdin", P));
        answers.add(sv.feed(home, canary, "add", "claude", "--stdin", "--passphrase-fd=9"));
        answers.add(sv.feed(home, canary, "add", "claude", "--stdin", "--project=/nowhere", P));
        answers.add(sv.run(home, "exec", "claude", P, "--", "no-such-program"));
        answers.add(sv.run(home, "exec", "claude", P, "--", "/etc/hostname"));
        answers.add(sv.feed(home, canary, "helper", "claude"));
        Files.write(sv.passphraseFile(), canary.getBytes(StandardCharsets.UTF_8));
        answers.add(sv.run(home, "list", P));
        Files.writeString(sv.passphraseFile(), Sv.PASSPHRASE);
        byte[] vault = Files.readAllBytes(sv.vault());
        byte[] damaged = vault.clone();
        damaged[vault.length / 3] ^= 4;
        Files.write(sv.vault(), damaged);
        answers.add(sv.run(home, "run", "claude", P));
        Files.write(sv.vault(), vault);
    }

    private List<String> forms() {
        byte[] bytes = canary.getBytes(StandardCharsets.UTF_8);
        List<String> forms = new ArrayList<>(List.of(
                canary.substring(13, 60),
                HexFormat.of().formatHex(bytes).substring(20, 80),
                HexFormat.of().formatHex(bytes).substring(20, 80).toUpperCase(Locale.ROOT)));
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = Arrays.copyOfRange(bytes, shift, bytes.length);
            forms.add(Base64.getEncoder().encodeToString(shifted).substring(16, 64));
        }
        return forms;
    }

    private void absent(String text, String where) {
        for (String form : forms()) {
            assertFalse(text.contains(form), where);
        }
    }

    private void filesUnder(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> regular = files.filter(Files::isRegularFile).toList();
            assertTrue(regular.contains(sv.vault()));
            for (Path file : regular) {
                absent(Files.readString(file, StandardCharsets.ISO_8859_1), file.toString());
            }
        }
    }

    /** Java and its libraries write to /tmp whatever TMPDIR says. */
    private void newFilesOfTheSystem() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/tmp"))) {
            for (Path file :
                    files.filter(Files::isRegularFile).filter(Files::isReadable).toList()) {
                if (file.toFile().length() < 1 << 20) {
                    absent(Files.readString(file, StandardCharsets.ISO_8859_1), file.toString());
                }
            }
        }
    }

    /** Every process's command line, looked at again and again while sv runs. */
    private static final class CommandLines implements AutoCloseable {
        private final List<String> forms;
        private final List<String> found = new ArrayList<>();
        private final Thread thread = new Thread(this::watch);
        private volatile boolean ended;
        private int looks;

        CommandLines(List<String> forms) {
            this.forms = forms;
            thread.setDaemon(true);
            thread.start();
        }

        private void watch() {
            while (!ended) {
                String[] processes = new java.io.File("/proc").list((directory, name) -> name.matches("[0-9]+"));
                for (String process : processes == null ? new String[0] : processes) {
                    look(Path.of("/proc", process, "cmdline"));
                }
                pause();
            }
        }

        private static void pause() {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void look(Path commandLine) {
            try {
                String text = Files.readString(commandLine, StandardCharsets.ISO_8859_1);
                looks += text.contains("launcher.jar") ? 1 : 0;
                for (String form : forms) {
                    if (text.contains(form)) {
                        found.add(commandLine.toString());
                    }
                }
            } catch (IOException e) {
                // It ended between the listing and the look.
            }
        }

        /** @throws IllegalStateException if sv was never caught running, so that nothing was proven */
        List<String> found() throws InterruptedException {
            ended = true;
            thread.join();
            if (looks < 10) {
                throw new IllegalStateException("sv was seen " + looks + " times");
            }
            return found;
        }

        @Override
        public void close() {
            ended = true;
        }
    }
}
