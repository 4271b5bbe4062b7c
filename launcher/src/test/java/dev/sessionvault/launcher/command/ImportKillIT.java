package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import dev.sessionvault.root.secretservice.SecretServiceSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import is killed at every call by which it changes a file: the key is in its file, or in the vault. */
class ImportKillIT {
    /** All by which a file comes, changes or goes; each is counted by itself. */
    private static final List<String> CALLS = List.of("write", "fsync", "rename", "link", "chmod", "unlink");

    private static final List<String> WRITTEN = List.of("data/vault.db.new", "log/audit.log", "log/head");

    private static final String KEY = "sk-ant-api03-" + "Qm7xT4wZ9".repeat(10) + "kLpAA";
    private static final String BEFORE = "PORT=1\r\nANTHROPIC_API_KEY=" + KEY + "\r\nB=caf\u00e9";
    private static final int MOST = 40;

    @TempDir
    Path temporary;

    @Test
    void killedAtAnyStep_theKeyIsInTheFileOrInTheVault() throws Exception {
        try (SecretServiceSession session = SecretServiceSession.start(temporary.resolve("session"))) {
            Sv sv = Sv.inSession(temporary.resolve("home"), session);
            Path file = sv.project("app").resolve(".env");
            Path fresh = temporary.resolve("fresh");
            run("cp", "-a", sv.home.resolve("sv").toString(), fresh.toString());
            int killed = 0;
            for (String call : CALLS) {
                int number = 1;
                while (killedAt(call, number, sv, file, fresh)) {
                    number++;
                    killed++;
                }
                assertTrue(number < MOST && isEmptied(file), call + " " + number + ": it never came to its end");
            }
            assertTrue(killed >= 12, "too few steps: " + killed);
            goesOn(sv, file);
        }
    }

    /** From the beginning, with the vault as it was. Whether it was killed, or that call is not made as often. */
    private static boolean killedAt(String call, int number, Sv sv, Path file, Path fresh) throws Exception {
        run("rm", "-r", sv.home.resolve("sv").toString());
        run("cp", "-a", fresh.toString(), sv.home.resolve("sv").toString());
        Files.writeString(file, BEFORE);
        List<String> command = new ArrayList<>(List.of("strace", "-f", "-o", "/dev/null", "-e", "trace=" + call));
        command.addAll(List.of("-e", "inject=" + call + ":signal=KILL:when=" + number));
        if (call.equals("write")) { // the keyring's library writes to itself, a hundred times
            for (String name : WRITTEN) {
                command.addAll(List.of("-P", sv.home.resolve("sv").resolve(name).toString()));
            }
        }
        command.addAll(List.of(Sv.PROGRAM.toString(), "import", "--yes", "--json", file.toString()));
        Answer answer = sv.start(sv.home, command);
        assertFalse(answer.out().contains(KEY) || answer.err().contains(KEY), "the key is shown");
        requireSomewhere(sv, file);
        requireNothingElse(file);
        return answer.code() != 0 && number < MOST;
    }

    private static void requireSomewhere(Sv sv, Path file) throws IOException {
        if (!Files.readString(file).equals(BEFORE)) {
            assertTrue(isEmptied(file), "half a file");
            Answer helper = sv.run(file.resolveSibling(""), "helper", "claude");
            assertEquals(KEY + "\n", helper.out(), "the key is nowhere: " + helper.err());
        }
    }

    private static boolean isEmptied(Path file) throws IOException {
        String text = Files.readString(file);
        return text.startsWith("PORT=1\r\n# ") && text.endsWith("\r\nB=caf\u00e9") && !text.contains(KEY);
    }

    /** What was begun and not finished holds no key. */
    private static void requireNothingElse(Path file) throws IOException {
        try (Stream<Path> files = Files.list(file.getParent())) {
            for (Path other : files.filter(one -> !one.equals(file)).toList()) {
                assertFalse(Files.readString(other).contains(KEY), other::toString);
                Files.delete(other);
            }
        }
    }

    /** After such an end the same command does the rest, and stores nothing twice. */
    private static void goesOn(Sv sv, Path file) throws IOException {
        Files.writeString(file, BEFORE);
        Answer again = sv.run(sv.home, "import", "--yes", "--json", file.toString());
        assertEquals(0, again.code(), again.err());
        assertTrue(again.out().contains("\"already\" : true"), again.out());
        requireSomewhere(sv, file);
        assertTrue(isEmptied(file));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    }
}
