package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import dev.sessionvault.root.secretservice.SecretServiceSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An adoption, and a surrender, are killed at every call by which they change a file: the login is in its file, or in the
 * vault, and the same command goes on from there.
 */
class AdoptKillIT {
    /** All by which a file comes, changes or goes; each is counted by itself. */
    private static final List<String> CALLS = List.of("write", "fsync", "rename", "ftruncate", "unlink", "symlink");

    private static final String TOKEN = "rt.1." + "Qm7xT4wZ9".repeat(7);
    private static final String LOGIN = "{\"tokens\":{\"refresh_token\":\"" + TOKEN + "\"}}\n";
    private static final int MOST = 40;

    @TempDir
    Path temporary;

    private SecretServiceSession session;
    private Sv sv;
    private Path file;

    @BeforeEach
    void login() throws Exception {
        session = SecretServiceSession.start(temporary.resolve("session"));
        sv = Sv.inSession(temporary.resolve("home"), session);
        file = Files.createDirectory(sv.home.resolve(".codex")).resolve("auth.json");
    }

    /** JUnit warns of links that lead out of its directory. */
    @AfterEach
    void logOut() throws Exception {
        Files.deleteIfExists(file);
        session.close();
    }

    @Test
    void adoptionKilledAtAnyStep_goesOn() throws Exception {
        Path fresh = copied("fresh");
        int killed = killedAtEach("adopt", () -> {
            restore(fresh);
            empty();
            Files.writeString(file, LOGIN);
        });
        assertTrue(killed >= 10, "too few steps: " + killed);
        assertTrue(Files.isSymbolicLink(file));
    }

    @Test
    void surrenderKilledAtAnyStep_goesOn() throws Exception {
        Files.writeString(file, LOGIN);
        assertEquals(0, sv.run(sv.home, "adopt", "codex", "--global").code());
        Path adopted = copied("adopted");
        int killed = killedAtEach("surrender", () -> {
            restore(adopted);
            empty();
            Files.createSymbolicLink(file, Path.of("/proc/self/fd/50/login/auth.json"));
        });
        assertTrue(killed >= 8, "too few steps: " + killed);
        assertEquals(LOGIN, Files.readString(file));
    }

    /** How it is before. */
    private interface Before {
        void prepare() throws Exception;
    }

    private int killedAtEach(String verb, Before before) throws Exception {
        int killed = 0;
        for (String call : CALLS) {
            int number = 1;
            before.prepare();
            while (killedAt(verb, call, number)) {
                requireSomewhere(verb, call + " " + number);
                before.prepare();
                number++;
                killed++;
            }
            assertTrue(number < MOST, call + ": it never came to its end");
        }
        return killed;
    }

    private boolean killedAt(String verb, String call, int number) throws IOException {
        List<String> command = new ArrayList<>(List.of("strace", "-f", "-o", "/dev/null", "-e", "trace=" + call));
        command.addAll(List.of("-e", "inject=" + call + ":signal=KILL:when=" + number));
        if (call.equals("write")) { // the keyring's library writes to itself, a hundred times
            for (String name : List.of("sv/data/vault.db.new", "sv/log/audit.log", "sv/log/head", ".codex/auth.json")) {
                command.addAll(List.of("-P", sv.home.resolve(name).toString()));
            }
            command.addAll(
                    List.of("-P", file.resolveSibling(".auth.json.sv-new").toString()));
        }
        command.addAll(List.of(Sv.PROGRAM.toString(), verb, "codex", "--global"));
        Answer answer = sv.start(sv.home, command);
        assertFalse((answer.out() + answer.err()).contains(TOKEN), "the login is shown");
        return answer.code() != 0 && number < MOST;
    }

    /** In its file; else the vault gives it back. What was begun and not finished is gone then. */
    private void requireSomewhere(String verb, String step) throws IOException {
        if (verb.equals("adopt") && step.equals("ftruncate 1")) {
            Path old = file.resolveSibling(".auth.json.sv-old");
            assertEquals("\0".repeat(LOGIN.length()), Files.readString(old), "it is not overwritten");
        }
        if (verb.equals("surrender") || !isInFile()) {
            sv.run(sv.home, verb, "codex", "--global");
            Answer back = sv.run(sv.home, "surrender", "codex", "--global");
            assertTrue(isInFile(), step + ": the login is nowhere: " + back.err());
            assertEquals(List.of(file), files(), step);
        }
    }

    private boolean isInFile() throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.readString(file).equals(LOGIN);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(file.getParent())) {
            return files.toList();
        }
    }

    private void empty() throws IOException {
        for (Path left : files()) {
            Files.delete(left);
        }
    }

    private Path copied(String name) throws Exception {
        Path copy = temporary.resolve(name);
        run("cp", "-a", sv.home.resolve("sv").toString(), copy.toString());
        return copy;
    }

    private void restore(Path vault) throws Exception {
        run("rm", "-r", sv.home.resolve("sv").toString());
        run("cp", "-a", vault.toString(), sv.home.resolve("sv").toString());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    }
}
