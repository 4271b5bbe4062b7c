package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import dev.sessionvault.vault.Entry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A tool that was lent a login is as if nobody but its caller had started it; and what it was lent is on no disk. */
@Timeout(120)
class LentToolIT {
    private static final String P = "--passphrase-fd=3";

    /** Blocked, ignored and caught signals, limits of privilege, process group, session, terminal, session keyring. */
    private static final String STATE = "echo $(grep -E '^(Sig[BIC]|Shd|Cap|NoNew|Seccomp|Threads)' /proc/PID/status;"
            + " cut -d' ' -f5-8 /proc/PID/stat | sed 's/PID/self/g';"
            + " python3 -c 'import ctypes; print(ctypes.CDLL(None).syscall(250, 0, -3, 0))'; umask; pwd)";

    @TempDir
    Path temporary;

    private Sv sv;
    private LentVault vault;
    private Entry entry;

    @BeforeEach
    void vault() throws Exception {
        sv = Sv.built(temporary.resolve("home"));
        vault = LentVault.init(sv);
        Borrower.install(sv);
        entry = vault.adopt("", "first");
    }

    @AfterEach
    void nothing_isLeft() throws Exception {
        new Beside(entry).awaitEnd();
    }

    @Test
    void tool_isAsStartedByItsCaller() throws Exception {
        List<String> direct = new ArrayList<>(sv.command());
        direct.set(direct.size() - 1, sv.home.resolve("bin/codex").toString());
        try (Borrower bare = new Borrower(Borrower.begin(sv, sv.home, direct));
                Borrower lent = Borrower.start(sv, sv.home, P)) {
            new Beside(entry).awaitWaiting(2);
            assertEquals(state(bare), state(lent));
            List<Integer> callers = descriptors(bare);
            callers.removeAll(List.of(3)); // the passphrase's, for sv alone
            callers.addAll(List.of(50, 51));
            assertEquals(callers, descriptors(lent));
            assertEquals("", children(lent));
            bare.end();
            lent.end();
        }
    }

    private static String state(Borrower tool) throws Exception {
        return tool.told(STATE.replace("PID", Long.toString(tool.pid())))
                .replaceAll("\\b" + tool.pid() + "\\b", "self");
    }

    private static List<Integer> descriptors(Borrower tool) throws Exception {
        tool.write("rename", "another"); // it has nothing else open when it has answered that
        try (Stream<Path> files = Files.list(Path.of("/proc/" + tool.pid() + "/fd"))) {
            return new ArrayList<>(files.map(file -> Integer.valueOf(String.valueOf(file.getFileName())))
                    .sorted()
                    .toList());
        }
    }

    /** All whose parent it is, ended ones too. */
    private static String children(Borrower tool) throws Exception {
        Path tasks = Path.of("/proc/" + tool.pid() + "/task/" + tool.pid() + "/children");
        for (int i = 0; i < 50 && !Files.readString(tasks).isEmpty(); i++) {
            Thread.sleep(20); // what the shell has just asked
        }
        return Files.readString(tasks);
    }

    @Test
    void keepers_haveNothingOfTheCaller() throws Exception {
        sv.environment.put("OPENAI_API_KEY", "sk-of-the-caller");
        try (Borrower tool = Borrower.start(sv, sv.home, P)) {
            assertEquals("", tool.told("printenv OPENAI_API_KEY").strip());
            Beside beside = new Beside(entry);
            for (String part : List.of("keeper", "guard")) {
                Path process = Path.of("/proc/" + beside.awaitPart(part));
                String stat = Files.readString(process.resolve("stat"));
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                assertEquals("0", fields[4], "no terminal");
                assertFalse(fields[1].equals(Long.toString(tool.pid())), "not the tool's child");
                assertEquals("/", Files.readSymbolicLink(process.resolve("cwd")).toString());
                String variables = Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
                assertFalse(variables.contains("sk-of-the-caller") || variables.contains("ENVIRONMENT"), variables);
                assertTrue(variables.contains("SV_HOME="), variables);
            }
            tool.end();
        }
    }

    @Test
    void token_isOnNoDisk() throws Exception {
        Path runtime = Files.createDirectory(
                temporary.resolve("runtime"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        sv.environment.put("XDG_RUNTIME_DIR", runtime.toString());
        String token = "canary-" + System.nanoTime();
        try (Borrower tool = Borrower.start(sv, sv.home, P)) {
            for (String how : List.of("rename", "inplace", "locked")) {
                tool.write(how, token + how);
                vault.awaitHeld("", token + how);
            }
            assertTrue(Files.isDirectory(runtime.resolve("sv/logins/" + entry.id())));
            assertEquals("", found(token));
            tool.end();
        }
        new Beside(entry).awaitEnd();
        assertEquals("", found(token));
    }

    /** In files that can be found by a name, but for those of processes. */
    private String found(String token) throws Exception {
        Process grep = new ProcessBuilder(
                        "grep", "-rlIaD", "skip", token, temporary.toString(), "/dev/shm", "/run", "/var/tmp")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(grep.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** A tool that was lent a login starts sv for another account: that one has its own, under the same number. */
    @Test
    void toolInATool_hasItsOwn() throws Exception {
        Entry other = vault.adopt("work", "w-first");
        try (Borrower tool = Borrower.start(sv, sv.home, P, "--account=")) {
            String command =
                    "printf 'show\\n' | " + Sv.PROGRAM + " run codex " + P + " --account=work 3< $HOME/passphrase";
            assertTrue(tool.told(command).contains("w-first"));
            assertEquals(LentVault.login("first"), tool.shown());
            tool.end();
        }
        new Beside(other).awaitEnd();
    }

    @Test
    void takenDescriptor_isRefused() throws Exception {
        List<String> command = new ArrayList<>(List.of("bash", "-c", "exec 50< /etc/passwd; exec \"$@\"", "bash"));
        command.addAll(sv.onDescriptors("run", "codex", P));
        Answer answer = sv.start(sv.home, command);
        assertEquals(7, answer.code(), answer.toString());
        assertTrue(answer.err().contains("descriptor 50 is open already"), answer.err());
    }

    @Test
    void container_isRefused_andDryRunTells() throws Exception {
        Answer dry = sv.run(sv.home, "run", "codex", "--dry-run", P);
        assertEquals(0, dry.code(), dry.toString());
        assertTrue(
                dry.out().contains("login:    " + sv.home.resolve(".codex/auth.json") + ", a link to it"), dry.out());
        assertFalse(dry.out().contains("variable:"), dry.out());
        sv.tool("docker", "exit 0");
        Answer answer = sv.run(sv.project("p"), "run", "codex", "--in", "docker", "image", P);
        assertEquals(7, answer.code(), answer.toString());
        assertTrue(answer.err().contains("a container cannot be lent one"), answer.err());
    }

    /** What waits knows the start script's path, and nothing else of the sv that was there. */
    @Test
    void svThatIsReplaced_goesOn() throws Exception {
        Path installed = temporary.resolve("installed");
        Path script = Files.createDirectories(installed.resolve("bin")).resolve("sv");
        Files.copy(Sv.PROGRAM, script, StandardCopyOption.COPY_ATTRIBUTES);
        for (String part : List.of("lib", "runtime")) {
            Files.createSymbolicLink(installed.resolve(part), Sv.IMAGE.resolve(part));
        }
        Sv other = Sv.at(script, sv.home);
        Borrower.install(other);
        try (Borrower tool = Borrower.start(other, sv.home, P)) {
            Path away = temporary.resolve("away");
            Files.move(installed, away);
            tool.write("rename", "second");
            Thread.sleep(700);
            assertEquals(LentVault.login("first"), vault.held(""));
            Files.move(away, installed);
            vault.awaitHeld("", "second");
            tool.end();
        }
    }

    @Test
    @Tag("nightly")
    void vaultThatIsBusy_isTriedAgain() throws Exception {
        Path lock = sv.home.resolve("sv/data/vault.lock");
        try (Borrower tool = Borrower.start(sv, sv.home, P)) {
            Process busy = new ProcessBuilder(
                            "python3",
                            "-c",
                            "import fcntl,sys,time; f=open(sys.argv[1],'r+'); fcntl.lockf(f,fcntl.LOCK_EX);"
                                    + " print('has',flush=True); time.sleep(13)",
                            lock.toString())
                    .start();
            assertEquals('h', busy.getInputStream().read());
            tool.write("rename", "second");
            tool.end();
            assertEquals(LentVault.login("first"), vault.held(""));
            busy.waitFor();
        }
        vault.awaitHeld("", "second");
    }
}
