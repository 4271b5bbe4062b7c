package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import dev.sessionvault.root.secretservice.SecretServiceSession;
import dev.sessionvault.root.tpm.Swtpm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two machines: two homes, two login sessions, each with a keyring of its own. A vault goes from one to the other, in a
 * backup or in an export, and there runs the tool; whatever goes wrong on the way leaves what was there.
 */
class MoveIT {
    private static final String P = "--passphrase-fd=3";

    @TempDir
    Path temporary;

    private final Canary canary = new Canary();
    private final List<Answer> answers = new ArrayList<>();
    private SecretServiceSession sessionA;
    private SecretServiceSession sessionB;
    private Sv a;
    private Sv b;
    private Path backup;

    /** Machine A with a vault of one key for everywhere, and its backup; machine B with nothing. */
    @BeforeEach
    void machines() throws Exception {
        sessionA = SecretServiceSession.start(temporary.resolve("session-a"));
        sessionB = SecretServiceSession.start(temporary.resolve("session-b"));
        a = Sv.built(temporary.resolve("a"));
        b = Sv.built(temporary.resolve("b"));
        a.environment.putAll(sessionA.environment());
        b.environment.putAll(sessionB.environment());
        done(a.run(a.home, "init", "--root=secret-service", "--recovery-fd=4"));
        done(a.feed(a.home, canary.key, "add", "claude", "--global", "--stdin"));
        backup = temporary.resolve("sv.backup");
        done(a.run(a.home, "vault", "backup", backup.toString()));
    }

    @AfterEach
    void logOut() throws Exception {
        sessionA.close();
        sessionB.close();
    }

    private Answer done(Answer answer) {
        assertEquals(0, answer.code(), answer.toString());
        answers.add(answer);
        return answer;
    }

    private Answer refused(int code, String why, Answer answer) {
        assertEquals(code, answer.code(), answer.toString());
        assertTrue(answer.err().contains("sv: error: "), answer.toString());
        assertTrue(answer.err().contains(why), answer.toString());
        answers.add(answer);
        return answer;
    }

    private String code() throws IOException {
        return Files.readString(a.recoveryFile());
    }

    private String runsOn(Sv machine, String... options) throws IOException {
        machine.tool("claude", "printenv ANTHROPIC_API_KEY");
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("run", "claude"));
        Answer run = machine.run(machine.project("work"), arguments.toArray(new String[0]));
        assertEquals(0, run.code(), run.toString());
        return run.out();
    }

    /** Everything that was printed, and every file on both machines. */
    private void nothingLeaked() throws IOException {
        for (Answer answer : answers) {
            canary.assertAbsent(answer);
            String printed = answer.out() + answer.err();
            assertFalse(printed.contains(code().strip()), printed);
            assertFalse(printed.contains(Sv.PASSPHRASE), printed);
        }
        canary.assertAbsentUnder(temporary, a.vault());
    }

    @Test
    void backup_restoredElsewhereWithTheCode_runsTheTool() throws IOException {
        Answer restored = done(b.feed(b.home, code(), "vault", "restore", backup.toString(), "--recovery-fd=0"));
        assertTrue(restored.err().contains("root secret-service: does not open this backup here"), restored.err());
        assertTrue(restored.out().contains("the vault is opened by secret-service from now on\n"), restored.out());
        assertTrue(restored.out().endsWith(": 1 key\n"), restored.out());
        assertEquals(canary.key + "\n", runsOn(b));
        assertEquals(canary.key + "\n", runsOn(a), "the first machine's vault is as it was");
        done(b.run(b.home, "vault", "check"));
        nothingLeaked();
    }

    @Test
    void backup_restoredOnTheSameMachine_needsNoCode() throws IOException {
        Files.delete(a.vault());
        done(a.run(a.home, "vault", "restore", backup.toString()));
        assertEquals(canary.key + "\n", runsOn(a));
        nothingLeaked();
    }

    @Test
    void backup_ofAPassphraseVault_isOpenedByItAnywhere() throws IOException {
        done(a.feed(a.home, code(), "root", "reseal", "--root=passphrase", "--recovery-fd=0", P));
        done(a.run(a.home, "vault", "backup", "--force", backup.toString()));
        done(b.run(b.home, "vault", "restore", backup.toString(), P));
        assertEquals(canary.key + "\n", runsOn(b, P));
        Files.writeString(b.passphraseFile(), "not these words");
        Files.delete(b.vault());
        refused(5, "passphrase", b.run(b.home, "vault", "restore", backup.toString(), P));
        assertFalse(Files.exists(b.vault()));
        nothingLeaked();
    }

    @Test
    void tpmVault_movesToAKeyring() throws IOException {
        Files.createDirectory(temporary.resolve("tpm"));
        try (Swtpm tpm = Swtpm.startTcp(temporary.resolve("tpm"))) {
            Sv c = Sv.withSimulator(temporary.resolve("c"), tpm.address());
            done(c.run(c.home, "init", "--root=tpm2", "--recovery-fd=4"));
            done(c.feed(c.home, canary.key, "add", "claude", "--global", "--stdin"));
            done(c.run(c.home, "vault", "backup", "--force", backup.toString()));
            assertTrue(done(c.run(c.home, "vault", "check")).out().contains("slot 1, tpm2, primary: opens\n"));
            String code = Files.readString(c.recoveryFile());
            Answer restored = done(b.feed(b.home, code, "vault", "restore", backup.toString(), "--recovery-fd=0"));
            assertTrue(restored.err().contains("root tpm2: does not open this backup here"), restored.err());
        }
        assertEquals(canary.key + "\n", runsOn(b));
        nothingLeaked();
    }

    @Test
    void wrongCode_andNoCode_putNothingInPlace() throws IOException {
        String wrong = code().strip().replace(code().charAt(0), code().charAt(0) == '7' ? '8' : '7');
        refused(5, "recovery code", b.feed(b.home, wrong, "vault", "restore", backup.toString(), "--recovery-fd=0"));
        Sv other = Sv.built(temporary.resolve("other"));
        done(other.run(other.home, "init", "--root=passphrase", "--recovery-fd=4", P));
        String others = Files.readString(other.recoveryFile());
        refused(
                5,
                "it is the code of another vault",
                b.feed(b.home, others, "vault", "restore", backup.toString(), "--recovery-fd=0"));
        refused(5, "no terminal to ask for it", b.run(b.home, "vault", "restore", backup.toString()));
        assertFalse(Files.exists(b.vault()));
        nothingLeaked();
    }

    @Test
    void lockedKeyring_isWaitedFor_notReplaced() throws Exception {
        Files.delete(a.vault());
        sessionA.lock();
        Answer locked =
                refused(5, "open the vault: secret-service: ", a.run(a.home, "vault", "restore", backup.toString()));
        assertTrue(locked.err().contains("--reseal"), locked.err());
        assertFalse(Files.exists(a.vault()));
    }

    @Test
    void vaultThatIsThere_isReplacedOnlyWhenThatIsSaid_andKept() throws IOException {
        done(a.feed(a.home, canary.key, "add", "codex", "--global", "--stdin", "--force"));
        byte[] newer = Files.readAllBytes(a.vault());
        String file = backup.toString();
        Answer kept = refused(2, "there is a vault already, the same one", a.run(a.home, "vault", "restore", file));
        assertTrue(kept.err().contains("the backup is older, generation 2 after 3"), kept.err());
        assertArrayEquals(newer, Files.readAllBytes(a.vault()));
        done(a.run(a.home, "vault", "restore", "--replace", file));
        assertArrayEquals(newer, Files.readAllBytes(a.vault().resolveSibling("vault.db.1")));
        assertFalse(done(a.run(a.home, "list")).out().contains("codex"));
        assertTrue(done(a.run(a.home, "vault", "check")).out().startsWith("vault.db: generation 4, 1 record:"));
    }

    @Test
    void anotherVaultThatIsThere_isKeptAside() throws IOException {
        done(b.run(b.home, "init", "--root=secret-service", "--recovery-fd=4"));
        byte[] others = Files.readAllBytes(b.vault());
        String[] restore = {
            "vault", "restore", "--replace", backup.toString(), "--recovery-fd=0", "--root=passphrase", P
        };
        refused(2, "there is another vault", b.feed(b.home, code(), restore));
        assertArrayEquals(others, Files.readAllBytes(b.vault()));
        restore[2] = "--other-vault";
        Answer restored = done(b.feed(b.home, code(), restore));
        assertTrue(restored.err().contains("what was there before is kept as "), restored.err());
        assertEquals(canary.key + "\n", runsOn(b, P));
        try (var files = Files.list(b.vault().getParent())) {
            Path aside = files.filter(file -> file.toString().contains("replaced-"))
                    .findFirst()
                    .orElseThrow();
            assertArrayEquals(others, Files.readAllBytes(aside));
        }
    }

    /** A byte here and there, cut, of a newer sv, not a vault at all: exit code 6, and the vault is as before. */
    @Test
    void damagedBackups_restoreNothing_andSayWhatIsWrong() throws IOException {
        byte[] sound = Files.readAllBytes(backup);
        byte[] before = Files.readAllBytes(a.vault());
        String[] restore = {"vault", "restore", "--replace", backup.toString()};
        for (int at = 0; at < sound.length; at += sound.length / 6) {
            byte[] damaged = sound.clone();
            damaged[at] ^= 1;
            Files.write(backup, damaged);
            refused(6, "read the backup: " + backup, a.run(a.home, restore));
        }
        Files.write(backup, Arrays.copyOf(sound, sound.length / 2));
        refused(6, "checksum does not match", a.run(a.home, restore));
        byte[] newer = sound.clone();
        newer[9] = 2;
        Files.write(backup, newer);
        refused(6, "format version 2", a.run(a.home, restore));
        Files.writeString(backup, canary.key);
        refused(6, "is not a vault", a.run(a.home, restore));
        Files.delete(backup);
        refused(2, "is not there", a.run(a.home, restore));
        assertArrayEquals(before, Files.readAllBytes(a.vault()));
        nothingLeaked();
    }

    /** Killed while the code is asked for: nothing was written. Killed while writing is the vault's own test. */
    @Test
    void restoreKilledAtThePrompt_leavesTheOldVault() throws Exception {
        done(b.run(b.home, "init", "--root=secret-service", "--recovery-fd=4"));
        byte[] before = Files.readAllBytes(b.vault());
        List<String> command =
                b.onDescriptors("vault", "restore", "--other-vault", "--root=passphrase", P, backup.toString());
        try (Pty pty = Pty.start(b.home, b.environment, command)) {
            pty.expect("recovery code: ");
        }
        assertArrayEquals(before, Files.readAllBytes(b.vault()));
        try (Pty pty = Pty.start(b.home, b.environment, command)) {
            pty.expect("recovery code: ").type(code().strip() + "\n");
            Answer answer = pty.expect("restored: ").end();
            assertEquals(0, answer.code(), answer.out());
            assertFalse(answer.out().contains(code().strip()));
        }
        assertEquals(canary.key + "\n", runsOn(b, P));
    }

    private Answer export(Sv from, Path file) throws IOException {
        return from.feed(
                from.home,
                "words for the way\n",
                "vault",
                "export",
                "--to-passphrase",
                "--file-passphrase-fd=0",
                file.toString());
    }

    private Answer importTo(Sv to, Path file, String words, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("vault", "import", "--file-passphrase-fd=0", file.toString()));
        arguments.addAll(List.of(more));
        return to.feed(to.home, words, arguments.toArray(new String[0]));
    }

    @Test
    void exportAndImport_areTwoCommands_andThereIsAVault() throws IOException {
        Path file = temporary.resolve("keys.sv");
        done(export(a, file));
        Answer imported = done(importTo(b, file, "words for the way", "--recovery-fd=4"));
        assertTrue(imported.err().contains("there is no vault yet: one is made"), imported.err());
        assertEquals("stored claude, for (everywhere)\n", imported.out());
        assertEquals(canary.key + "\n", runsOn(b));
        assertTrue(Files.readString(b.recoveryFile()).matches("([0-9A-Z]{4}-){8}[0-9A-Z]{2}\n"));
        refused(2, "is there already", export(a, file));
        refused(2, "it is no backup, but an export", b.run(b.home, "vault", "restore", file.toString()));
        refused(2, "it is no export, but a backup", importTo(b, backup, "words for the way"));
        nothingLeaked();
    }

    @Test
    void import_thatIsRefused_makesNoVaultAndChangesNone() throws IOException {
        Path file = temporary.resolve("keys.sv");
        done(export(a, file));
        refused(5, "open the export: passphrase", importTo(b, file, "other words", "--recovery-fd=4"));
        byte[] sound = Files.readAllBytes(file);
        sound[sound.length / 2] ^= 1;
        Files.write(temporary.resolve("damaged"), sound);
        refused(6, "read the export", importTo(b, temporary.resolve("damaged"), "words for the way"));
        assertFalse(Files.exists(b.vault()));
        byte[] before = Files.readAllBytes(a.vault());
        Answer clash = refused(2, "1 of its keys have one here already", importTo(a, file, "words for the way"));
        assertTrue(clash.err().contains("there already: claude, for (everywhere)"), clash.err());
        assertArrayEquals(before, Files.readAllBytes(a.vault()));
        done(importTo(a, file, "words for the way", "--keep-existing"));
        assertArrayEquals(before, Files.readAllBytes(a.vault()));
        done(importTo(a, file, "words for the way", "--replace-existing"));
        assertEquals(canary.key + "\n", runsOn(a));
        nothingLeaked();
    }

    @Test
    void import_ofADirectoryThatIsNotHere_saysHowToMapIt() throws IOException {
        Path shop = a.project("shop");
        done(a.feed(shop, canary.key, "add", "codex", "--stdin", "--force"));
        Path file = temporary.resolve("keys.sv");
        done(export(a, file));
        Files.delete(shop);
        Answer gone = done(importTo(b, file, "words for the way", "--recovery-fd=4"));
        assertTrue(gone.err().contains(shop + ": is not there"), gone.err());
        Path here = b.project("work/shop");
        Answer mapped = done(importTo(
                b, file, "words for the way", "--replace-existing", "--map", a.home + "=" + b.home.resolve("work")));
        assertTrue(mapped.out().contains("stored codex, for " + here + "\n"), mapped.out());
        assertEquals(canary.key + "\n", b.run(here, "helper", "codex").out());
    }
}
