package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import dev.sessionvault.root.secretservice.SecretServiceSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code sv adopt} and {@code sv surrender} on machines that are not as they should be; a login is in no answer. */
@Timeout(120)
class AdoptIT {
    private final Canary canary = new Canary();
    private final String login = "{\"tokens\":{\"refresh_token\":\"" + canary.key + "\"}}";
    private final List<Answer> answers = new ArrayList<>();

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
        Files.writeString(file, login);
    }

    /** JUnit warns of links that lead out of its directory. */
    @AfterEach
    void logOut() throws Exception {
        answers.forEach(canary::assertAbsent);
        Files.deleteIfExists(file);
        session.close();
    }

    private Answer answered(int code, Answer answer) {
        assertEquals(code, answer.code(), answer.toString());
        answers.add(answer);
        return answer;
    }

    private Answer sv(int code, String... arguments) throws IOException {
        return answered(code, sv.run(sv.home, arguments));
    }

    private void assertUntouched() throws IOException {
        assertEquals(login, Files.readString(file));
        assertTrue(sv(0, "list", "--json").out().startsWith("[ ]"), "the vault has something");
    }

    @Test
    void machineThatCannotLend_takesNothing() throws Exception {
        String none = "echo 0 > /proc/sys/user/max_user_namespaces && exec \"$@\"";
        List<String> inNoNamespace =
                new ArrayList<>(List.of("unshare", "--user", "--map-root-user", "sh", "-c", none, "sh"));
        inNoNamespace.addAll(List.of(Sv.PROGRAM.toString(), "adopt", "codex", "--global"));
        Answer answer = answered(7, sv.start(sv.home, inNoNamespace));
        assertTrue(answer.err().contains("no more user namespaces may be made here"), answer.err());
        assertUntouched();

        sv(0, "adopt", "codex", "--global");
        inNoNamespace.subList(inNoNamespace.size() - 3, inNoNamespace.size()).clear();
        inNoNamespace.addAll(List.of("doctor", "logins"));
        Answer doctor = answered(1, sv.start(sv.home, inNoNamespace));
        assertTrue(doctor.out().contains("no login can be lent here"), doctor.toString());
    }

    @Test
    void badFiles_areLeft_andNothingOfThemIsShown() throws Exception {
        Files.writeString(file, login.substring(0, login.length() - 1));
        sv(3, "adopt", "codex", "--global");
        Files.writeString(file, "{\"" + canary.key + "\":" + login + ",\"" + canary.key + "\":1}");
        sv(3, "adopt", "codex", "--global");
        Files.writeString(file, login + " ".repeat(60_000));
        sv(7, "adopt", "codex", "--global");
        Files.writeString(file.resolveSibling("config.toml"), "x = \"" + canary.key + "\n");
        sv(2, "adopt", "codex", "--global");
        Files.delete(file.resolveSibling("config.toml"));
        Files.writeString(file, login);
        sv(2, "adopt", "codex", "--global", "--account", "no name");
        Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
        sv(7, "adopt", "codex", "--global");
        Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwx------"));
        assertUntouched();
    }

    @Test
    void whatIsNoFileOfTheTools_isNotFollowed() throws Exception {
        Path target = Files.move(file, sv.home.resolve("dotfiles"));
        Files.createSymbolicLink(file, target);
        assertTrue(sv(7, "adopt", "codex", "--global").err().contains("it is a symbolic link, and not sv's"));
        assertEquals(login, Files.readString(target));
        Files.delete(target);
        sv(7, "adopt", "codex", "--global");
        Files.delete(file);
        Files.createDirectory(file);
        assertTrue(sv(7, "adopt", "codex", "--global").err().contains("it is no regular file"));
        sv.environment.put("CLAUDE_SECURESTORAGE_CONFIG_DIR", "/proc/1/fd/50/login");
        assertTrue(sv(7, "adopt", "claude", "--global").err().contains("this is a login that sv lends"));
    }

    @Test
    void expiredLogin_isNotGivenBack() throws Exception {
        sv(0, "adopt", "codex", "--global", "--ttl", "1s");
        Thread.sleep(1_100);
        assertTrue(sv(4, "surrender", "codex").err().contains("has expired"));
        assertTrue(Files.isSymbolicLink(file));
    }

    @Test
    void vaultThatCannotBeWritten_leavesTheFile() throws Exception {
        byte[] vault = Files.readAllBytes(sv.vault());
        byte[] damaged = vault.clone();
        damaged[vault.length / 3] ^= 4;
        Files.write(sv.vault(), damaged);
        sv(6, "adopt", "codex", "--global");
        Files.write(sv.vault(), vault);
        assertUntouched();
    }

    @Test
    void aKeyOfTheSameAccount_isInTheWay() throws Exception {
        answered(0, sv.feed(sv.home, CliIT.OTHER, "add", "codex", "--global", "--stdin"));
        sv(2, "adopt", "codex", "--global");
        assertEquals(login, Files.readString(file));
        sv(0, "adopt", "codex", "--global", "--account", "work");
        sv(0, "surrender", "codex", "--account", "work");
        assertEquals(login, Files.readString(file));
    }

    @Test
    void toolThatRuns_isWarnedOf_andOneOfAnotherHomeIsNot() throws Exception {
        Process tool = tool(sv.home);
        try {
            Answer warned = sv(0, "adopt", "codex", "--global");
            assertTrue(warned.err().contains("codex runs now, as process " + tool.pid()), warned.err());
        } finally {
            tool.destroyForcibly().waitFor();
        }
        sv(0, "surrender", "codex");
        Process other = tool(temporary);
        try {
            assertEquals("", sv(0, "adopt", "codex", "--global").err());
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    private Process tool(Path home) throws IOException, InterruptedException {
        Path program = Files.createTempDirectory(temporary, "bin").resolve("codex");
        Files.copy(Path.of("/bin/sleep"), program);
        ProcessBuilder builder = new ProcessBuilder(program.toString(), "60");
        builder.environment().put("HOME", home.toString());
        Process process = builder.start();
        Thread.sleep(200); // until it is that program
        return process;
    }

    @Test
    void loginThatIsLent_staysInTheVault() throws Exception {
        sv(0, "adopt", "codex", "--global");
        sv.tool("codex", "cat \"$HOME/.codex/auth.json\" > /dev/null && touch \"$HOME/runs\" && exec sleep 60");
        Process run = Borrower.begin(sv, sv.home, sv.command("run", "codex"));
        try {
            for (int i = 0; i < 200 && !Files.exists(sv.home.resolve("runs")); i++) {
                Thread.sleep(50);
            }
            assertTrue(Files.exists(sv.home.resolve("runs")), "it does not run");
            Answer lent = sv(7, "surrender", "codex");
            assertTrue(lent.err().contains("it is lent: process "), lent.err());
            Files.delete(file);
            Files.writeString(file, login.replace("refresh_token\":\"", "refresh_token\":\"new"));
            sv(7, "adopt", "codex", "--global", "--replace");
            Files.delete(file);
        } finally {
            run.descendants().forEach(ProcessHandle::destroyForcibly);
            run.destroyForcibly().waitFor();
        }
        awaitReturned();
        assertEquals(login, Files.readString(file));
        assertFalse(Files.isSymbolicLink(file));
    }

    private void awaitReturned() throws Exception {
        for (int i = 0; i < 40; i++) {
            Answer answer = sv.run(sv.home, "surrender", "codex");
            answers.add(answer);
            if (answer.code() == 0) {
                return;
            }
            Thread.sleep(250);
        }
        assertEquals("", String.valueOf(answers.get(answers.size() - 1)), "it is lent for ever");
    }
}
