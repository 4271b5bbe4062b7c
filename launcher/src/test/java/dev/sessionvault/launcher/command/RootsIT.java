package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import dev.sessionvault.root.secretservice.SecretServiceSession;
import dev.sessionvault.root.tpm.LockOut;
import dev.sessionvault.root.tpm.Swtpm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program on each kind of root, and when the root is not there any more. */
class RootsIT {
    private static final String P = "--passphrase-fd=3";

    @TempDir
    Path temporary;

    private final Canary canary = new Canary();

    @Test
    void tpm_seals_gone_isExitCode5_andTheRecoveryCodeMovesOn() throws IOException {
        Files.createDirectory(temporary.resolve("tpm"));
        try (Swtpm tpm = Swtpm.startTcp(temporary.resolve("tpm"))) {
            Sv sv = Sv.withSimulator(temporary.resolve("home"), tpm.address());
            Answer init = sv.run(sv.home, "init", "--recovery-fd=4");
            assertEquals("sv: root tpm2: sealed, opened and compared\n", init.err());
            assertEquals(
                    0, sv.feed(sv.home, canary.key, "add", "claude", "--stdin").code());
            assertEquals(canary.key + "\n", sv.run(sv.home, "helper", "claude").out());
            assertTrue(sv.run(sv.home, "root", "list").out().contains("this machine's TPM\n"));
            Answer test = sv.run(sv.home, "root", "test");
            assertTrue(
                    test.out().contains("tpm2: works") && test.out().contains("vault: opened by tpm2, 1 keys"),
                    test.out());

            tpm.stop();
            Answer gone = sv.run(sv.home, "run", "claude");
            assertEquals(5, gone.code(), gone.toString());
            assertTrue(gone.err().startsWith("sv: error: open the vault: tpm2: "), gone.err());
            assertTrue(gone.err().contains("sv root reseal"), gone.err());
            nothingLeaked(sv, gone);

            moveToPassphrase(sv);
            assertEquals(
                    canary.key + "\n", sv.run(sv.home, "helper", "claude", P).out());
        }
    }

    @Test
    void tpm_lockedOut_isExitCode5_andSaysSo() throws IOException {
        Files.createDirectory(temporary.resolve("tpm"));
        try (Swtpm tpm = Swtpm.startTcp(temporary.resolve("tpm"))) {
            LockOut.applyToStorageKey(tpm);
            Sv sv = Sv.withSimulator(temporary.resolve("home"), tpm.address());
            assertEquals(0, sv.run(sv.home, "init", "--recovery-fd=4").code());
            assertEquals(
                    0, sv.feed(sv.home, canary.key, "add", "claude", "--stdin").code());
            LockOut.cause(tpm);
            Answer locked = sv.run(sv.home, "run", "claude");
            assertEquals(5, locked.code(), locked.toString());
            assertTrue(locked.err().startsWith("sv: error: open the vault: tpm2: "), locked.err());
            assertTrue(locked.err().contains("lock-out"), locked.err());
            nothingLeaked(sv, locked);
        }
    }

    private void nothingLeaked(Sv sv, Answer answer) throws IOException {
        canary.assertAbsent(answer);
        canary.assertAbsentUnder(sv.home, sv.vault());
    }

    private static void moveToPassphrase(Sv sv) throws IOException {
        Answer reseal = sv.feed(
                sv.home,
                Files.readString(sv.recoveryFile()),
                "root",
                "reseal",
                "--root=passphrase",
                "--recovery-fd=0",
                P);
        assertEquals(0, reseal.code(), reseal.toString());
    }

    @Test
    void secretService_keeps_locked_isExitCode5() throws IOException, InterruptedException {
        try (SecretServiceSession session = SecretServiceSession.start(temporary.resolve("session"))) {
            Sv sv = Sv.built(temporary.resolve("home"));
            sv.environment.putAll(session.environment());
            Path shop = sv.project("shop");
            Answer init = sv.run(sv.home, "init", "--root=secret-service", "--recovery-fd=4");
            assertEquals(0, init.code(), init.err());
            assertEquals(
                    0, sv.feed(shop, canary.key, "add", "claude", "--stdin").code());
            Answer run = sv.run(shop, "exec", "claude", "--", "printenv", "ANTHROPIC_API_KEY");
            assertEquals(new Answer(0, canary.key + "\n", ""), run);

            session.lock();
            Answer locked = sv.run(shop, "run", "claude");
            assertEquals(5, locked.code(), locked.toString());
            assertTrue(locked.err().startsWith("sv: error: open the vault: secret-service: "), locked.err());
            nothingLeaked(sv, locked);
        }
    }

    @Test
    void auto_withoutAnyRoot_takesThePassphrase_andSaysWhy() throws IOException {
        Sv sv = Sv.built(temporary.resolve("home"));
        Answer init = sv.run(sv.home, "init", "--recovery-fd=4", P);
        assertEquals(0, init.code(), init.toString());
        assertTrue(
                init.err().matches("(?s).*sv: root secret-service: not used: .*sv: root passphrase: only as good.*"),
                init.err());
    }
}
