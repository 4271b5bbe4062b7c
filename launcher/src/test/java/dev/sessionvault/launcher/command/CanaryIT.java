package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A known key goes in, and through everything that can go wrong; then it is looked for wherever sv could have left it.
 * Roots that go wrong are in {@link RootsIT}.
 */
class CanaryIT {
    private static final String P = "--passphrase-fd=3";

    /** The version's lower byte, after a magic of eight. */
    private static final int VERSION_OFFSET = 9;

    @TempDir
    Path temporary;

    private final Canary planted = new Canary();
    private final String canary = planted.key;
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
        try (CommandLines commandLines = new CommandLines(planted.forms())) {
            goodWays();
            badInput();
            badPlaces();
            badVaults();
            answers.add(sv.run(sv.home, "log", "--json", P));
            answers.add(sv.run(sv.home, "log", "verify", P));
            assertEquals(List.of(), commandLines.found());
        }
        assertEquals(27, answers.size(), "a way was left out");
        for (Answer answer : answers) {
            planted.assertAbsent(answer);
        }
        Path log = sv.home.resolve("sv/log/audit.log");
        assertTrue(Files.readString(log).contains("\"event\":\"take\""), "nothing was logged");
        planted.assertAbsentUnder(sv.home, sv.vault());
        planted.assertAbsentInTheSystemsTemporaryFiles();
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

    private void badInput() throws IOException {
        Path home = sv.home;
        answers.add(sv.feed(home, canary + "\n" + canary, "add", "claude", "--stdin", P));
        answers.add(sv.feed(home, canary + "\0", "add", "claude", "--stdin", P));
        answers.add(sv.feed(home, "x" + canary, "add", "claude", "--stdin", P));
        answers.add(sv.feed(home, canary.repeat(200), "add", "claude", "--stdin", P));
        answers.add(sv.feed(home, canary, "add", "claude", "--stdin", "--passphrase-fd=9"));
        answers.add(sv.feed(home, canary, "add", "claude", "--stdin", "--project=/nowhere", P));
        answers.add(sv.feed(home, canary, "helper", "claude"));
        answers.add(sv.feed(home, canary, "run", "nosuchtool", P));
        Files.write(sv.passphraseFile(), canary.getBytes(StandardCharsets.UTF_8));
        answers.add(sv.run(home, "list", P));
        Files.writeString(sv.passphraseFile(), Sv.PASSPHRASE);
    }

    private void badPlaces() throws IOException, InterruptedException {
        Path home = sv.home;
        refused(127, sv.run(home, "exec", "claude", P, "--", "no-such-program"));
        refused(
                126,
                sv.run(
                        home,
                        "exec",
                        "claude",
                        P,
                        "--",
                        Files.createFile(home.resolve("notes")).toString()));
        refused(3, sv.run(temporary, "run", "claude", P));
        Path shop = sv.project("shop");
        assertEquals(
                0,
                sv.feed(shop, canary, "add", "claude", "--stdin", "--account=b", P)
                        .code());
        assertEquals(
                0,
                sv.feed(shop, canary, "add", "claude", "--stdin", "--account=a", "--ttl=1s", P)
                        .code());
        refused(2, sv.run(shop, "run", "claude", P));
        Thread.sleep(1_100);
        refused(4, sv.run(shop, "run", "claude", "--account=a", P));
        Files.createSymbolicLink(shop.resolve("codex"), Path.of("/bin/true"));
        String path = sv.environment.put("PATH", shop + ":/usr/bin:/bin");
        refused(7, sv.run(shop, "run", "codex", P));
        sv.environment.put("PATH", String.valueOf(path));
    }

    private void badVaults() throws IOException {
        Path directory = sv.vault().getParent();
        byte[] vault = Files.readAllBytes(sv.vault());
        byte[] damaged = vault.clone();
        damaged[vault.length / 3] ^= 4;
        Files.write(sv.vault(), damaged);
        refused(6, sv.run(sv.home, "run", "claude", P));
        byte[] newer = vault.clone();
        newer[VERSION_OFFSET] = 2;
        Files.write(sv.vault(), newer);
        refused(6, sv.run(sv.home, "run", "claude", P));
        Files.write(sv.vault(), vault);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        refused(7, sv.run(sv.home, "run", "claude", P));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }

    private void refused(int code, Answer answer) {
        assertEquals(code, answer.code(), answer.toString());
        answers.add(answer);
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
                looks += text.contains("sv/dev.sessionvault.launcher.Main") ? 1 : 0;
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
