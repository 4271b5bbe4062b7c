package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import dev.sessionvault.root.secretservice.SecretServiceSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several roots for one vault: a keyring, a passphrase, and a code; each opens it only when it is its turn. */
class SlotsIT {
    private static final String P = "--passphrase-fd=3";

    @TempDir
    Path temporary;

    private final Canary canary = new Canary();
    private SecretServiceSession session;
    private Sv sv;

    @BeforeEach
    void vaultByAKeyring_andAPassphraseBeside() throws Exception {
        session = SecretServiceSession.start(temporary.resolve("session"));
        sv = Sv.built(temporary.resolve("home"));
        sv.environment.putAll(session.environment());
        done("init", "--root=secret-service", "--recovery-fd=4");
        assertEquals(
                0,
                sv.feed(sv.home, canary.key, "add", "claude", "--global", "--stdin")
                        .code());
        done("root", "add", "--root=passphrase", "--new-passphrase-fd=3");
    }

    @AfterEach
    void logOut() throws Exception {
        session.close();
    }

    private Answer done(String... arguments) throws IOException {
        Answer answer = sv.run(sv.home, arguments);
        assertEquals(0, answer.code(), answer.toString());
        canary.assertAbsent(answer);
        return answer;
    }

    private Answer refused(int code, String why, String... arguments) throws IOException {
        Answer answer = sv.run(sv.home, arguments);
        assertEquals(code, answer.code(), answer.toString());
        assertTrue(answer.err().contains(why), answer.toString());
        canary.assertAbsent(answer);
        return answer;
    }

    private void helps(String... options) throws IOException {
        String[] arguments = new String[options.length + 2];
        System.arraycopy(options, 0, arguments, 0, options.length);
        arguments[options.length] = "helper";
        arguments[options.length + 1] = "claude";
        assertEquals(new Answer(0, canary.key + "\n", ""), sv.run(sv.home, arguments));
    }

    @Test
    void slotThatIsNamed_opens_andNoOtherInItsStead() throws Exception {
        helps();
        helps("--slot=3", P);
        helps("--slot", "3", P);
        Answer run = sv.run(sv.home, "exec", "claude", "--slot=3", P, "--", "printenv", "ANTHROPIC_API_KEY");
        assertEquals(new Answer(0, canary.key + "\n", ""), run);
        session.lock();
        refused(5, "open the vault: secret-service: ", "helper", "claude", P);
        helps("--slot=3", P);
        Files.writeString(sv.passphraseFile(), "not these words");
        refused(5, "open the vault: passphrase: ", "helper", "claude", "--slot=3", P);
        refused(2, "slot 2: the recovery code opens it", "helper", "claude", "--slot=2");
        refused(2, "slot 4: there is none", "helper", "claude", "--slot=4");
        refused(2, "--slot", "helper", "claude", "--slot=0");
    }

    @Test
    void primarySlot_isTheOneThatWasMadeIt() throws Exception {
        Files.writeString(sv.passphraseFile(), "not these words");
        refused(5, "open the vault: passphrase: ", "root", "primary", "3", P);
        helps();
        Files.writeString(sv.passphraseFile(), Sv.PASSPHRASE);
        done("root", "primary", "3", P);
        session.lock();
        helps(P);
        refused(5, "secret-service", "helper", "claude", "--slot=1");
        assertTrue(done("root", "list").out().contains("\n3     passphrase      primary  "));
    }

    @Test
    void removedSlot_opensNothing_itsItemAndTheKeptSnapshotsAreGone() throws Exception {
        refused(2, "it opens the vault just now", "root", "remove", "1");
        refused(2, "the recovery slot has to stay", "root", "remove", "2");
        refused(2, "there is none", "root", "remove", "9");
        assertTrue(Files.exists(sv.vault().resolveSibling("vault.db.1")));
        done("root", "remove", "1", "--slot=3", P);
        assertFalse(Files.exists(sv.vault().resolveSibling("vault.db.1")));
        helps(P);
        refused(2, "slot 1: there is none", "helper", "claude", "--slot=1");
        refused(2, "it is the only one that opens the vault", "root", "remove", "3", P);
    }

    @Test
    void removedKeyringSlot_opensNoBackupEither() throws Exception {
        Path backup = temporary.resolve("backup");
        done("vault", "backup", backup.toString());
        done("root", "remove", "1", "--slot=3", P);
        Files.delete(sv.vault());
        Answer restored = sv.run(sv.home, "vault", "restore", backup.toString());
        assertEquals(5, restored.code(), restored.toString());
        assertTrue(restored.err().contains("root secret-service: does not open this backup here"), restored.err());
        done("vault", "restore", "--slot=3", P, backup.toString());
        helps("--slot=3", P);
    }

    @Test
    void newCode_takesTheOldOnesPlace() throws Exception {
        String old = Files.readString(sv.recoveryFile());
        Files.delete(sv.recoveryFile());
        done("root", "reseal", "--new-code", "--new-recovery-fd=4");
        String fresh = Files.readString(sv.recoveryFile());
        assertNotEquals(old, fresh);
        helps();
        Answer refused = sv.feed(sv.home, old, "root", "reseal", "--root=passphrase", "--recovery-fd=0", P);
        assertEquals(5, refused.code(), refused.toString());
        assertFalse((refused.out() + refused.err()).contains(old.strip()), refused.toString());
        Answer resealed = sv.feed(sv.home, fresh, "root", "reseal", "--root=passphrase", "--recovery-fd=0", P);
        assertEquals(0, resealed.code(), resealed.toString());
        helps(P);
    }

    @Test
    void newCodeAndNewRoot_areOneChange() throws Exception {
        String old = Files.readString(sv.recoveryFile());
        Files.delete(sv.recoveryFile());
        Answer both = sv.feed(
                sv.home,
                old,
                "root",
                "reseal",
                "--root=passphrase",
                "--recovery-fd=0",
                "--new-code",
                "--new-recovery-fd=4",
                P);
        assertEquals(0, both.code(), both.toString());
        helps(P);
        String fresh = Files.readString(sv.recoveryFile());
        assertEquals(
                0,
                sv.feed(sv.home, fresh, "root", "reseal", "--root=secret-service", "--recovery-fd=0")
                        .code());
        helps();
    }

    @Test
    void newCode_thatNobodyWouldGet_isNotMade() throws Exception {
        byte[] before = Files.readAllBytes(sv.vault());
        refused(2, "show the recovery code", "root", "reseal", "--new-code");
        assertArrayEquals(before, Files.readAllBytes(sv.vault()));
    }

    @Test
    void check_namesWhatIsWrong() throws Exception {
        Answer sound = done("vault", "check");
        assertTrue(sound.out().contains("slot 1, secret-service, primary: opens\n"), sound.out());
        assertTrue(sound.out().contains("slot 3, passphrase: not tried, its passphrase opens it\n"), sound.out());
        assertTrue(done("vault", "check", "--json").out().contains("\"sound\" : true"));
        Path backup = temporary.resolve("backup");
        done("vault", "backup", backup.toString());
        Path kept = sv.vault().resolveSibling("vault.db.1");
        byte[] bytes = Files.readAllBytes(kept);
        bytes[bytes.length / 2] ^= 1;
        Files.write(kept, bytes);
        Answer faulty = refused(6, "1 fault found", "vault", "check");
        assertTrue(faulty.out().contains("vault.db.1: FAULT: file: checksum does not match\n"), faulty.out());
        assertTrue(sv.run(sv.home, "vault", "check", "--json").out().contains("\"sound\" : false"));
        Files.write(sv.vault(), bytes);
        Answer lost = refused(6, "1 fault found", "vault", "check");
        assertTrue(lost.err().contains("sv vault restore --replace FILE"), lost.err());
        done("vault", "restore", "--replace", backup.toString());
        helps();
        session.lock();
        refused(5, "secret-service", "vault", "check");
    }

    @Test
    void check_ofABackup_byItsCode() throws Exception {
        Path backup = temporary.resolve("backup");
        done("vault", "backup", backup.toString());
        done("vault", "check", backup.toString());
        Answer byCode = sv.feed(
                sv.home, Files.readString(sv.recoveryFile()), "vault", "check", "--recovery-fd=0", backup.toString());
        assertEquals(0, byCode.code(), byCode.toString());
        byte[] bytes = Files.readAllBytes(backup);
        bytes[3] ^= 1;
        Files.write(backup, bytes);
        refused(6, "is not a vault", "vault", "check", backup.toString());
    }
}
