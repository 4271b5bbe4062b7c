package dev.sessionvault.vault;

import static dev.sessionvault.vault.TestVault.CLAUDE;
import static dev.sessionvault.vault.TestVault.CODEX;
import static dev.sessionvault.vault.TestVault.project;
import static dev.sessionvault.vault.TestVault.secret;
import static dev.sessionvault.vault.TestVault.take;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.vault.Checked.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found of a vault and all that lies around it. */
@SuppressWarnings("NullAway.Init")
class CheckTest {
    @TempDir
    Path home;

    private Path directory;

    @BeforeEach
    void vaultWrittenFiveTimes() throws VaultException {
        directory = home.resolve("sv");
        try (Vault vault = TestVault.create(directory)) {
            for (int i = 0; i < 4; i++) {
                vault.add(project(CLAUDE, "/p" + i, "", new Expiry(6_400, 0)), secret("key"));
            }
        }
    }

    private List<Checked> check() throws VaultException {
        try (Vault vault = TestVault.open(directory)) {
            return Check.files(vault);
        }
    }

    private Checked of(String name) throws VaultException {
        return check().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void soundVault_isVerifiedWithAllThatIsKept() throws VaultException {
        List<Checked> files = check();
        assertEquals(
                List.of("vault.db 5 4", "vault.db.1 4 3", "vault.db.2 3 2", "vault.db.3 2 1"),
                files.stream()
                        .map(f -> f.name() + " " + f.generation() + " " + f.records())
                        .toList());
        assertTrue(files.stream().allMatch(f -> f.state() == State.VERIFIED));
    }

    @Test
    void everyByteOfAKeptSnapshot_isLookedAt() throws Exception {
        Path kept = directory.resolve("vault.db.2");
        byte[] sound = Files.readAllBytes(kept);
        for (int at = 0; at < sound.length; at += 37) {
            Files.write(kept, Forgery.patch(sound, at, sound[at] ^ 1));
            Checked found = of("vault.db.2");
            // What names the vault is in the clear: another name is another vault, whose key we do not have.
            boolean isId = at >= 10 && at < 26;
            assertEquals(isId ? State.OTHER_VAULT : State.DAMAGED, found.state(), "byte " + at);
        }
    }

    @Test
    void vaultSetBack_isSeenByWhatIsKept() throws Exception {
        Files.copy(directory.resolve("vault.db.2"), directory.resolve("vault.db"), StandardCopyOption.REPLACE_EXISTING);
        Checked newer = of("vault.db.1");
        assertEquals(State.DAMAGED, newer.state());
        assertEquals("generation 4 is behind generation 3: the vault was set back", newer.why());
    }

    @Test
    void modesThatLetOthersIn_areFound() throws Exception {
        Files.setPosixFilePermissions(directory.resolve("vault.db.1"), PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(directory.resolve("vault.lock"), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertEquals("has mode 644, want 600", of("vault.db.1").why());
        assertEquals(directory.resolve("vault.lock") + ": has mode 666, want 600", of("").why());
    }

    @Test
    void snapshotOfAnotherVault_isSaidToBeThat() throws Exception {
        Path other = home.resolve("other");
        TestVault.create(other).close();
        Files.copy(other.resolve("vault.db"), directory.resolve("vault.db.3"), StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(directory.resolve("vault.db.3"), PosixFilePermissions.fromString("rw-------"));
        assertEquals(State.OTHER_VAULT, of("vault.db.3").state());
    }

    @Test
    void stamps_areToldApart() throws Exception {
        try (Vault vault = TestVault.open(directory)) {
            take(vault.withClock(TestVault.at(TestVault.NOW + 1_000)), CLAUDE, "/p0");
            take(vault.withClock(TestVault.at(TestVault.NOW + 1_000)), CLAUDE, "/p1");
            assertEquals(new Check.Stamped(2, 0), Check.stamps(vault));
            String id = vault.entries().get(0).id().value();
            Path stamp = directory.resolve("used").resolve(id);
            byte[] bytes = Files.readAllBytes(stamp);
            bytes[bytes.length - 1] ^= 1;
            Files.write(stamp, bytes);
            assertEquals(new Check.Stamped(1, 1), Check.stamps(vault));
            assertEquals(1, Check.dropVoidStamps(vault));
            assertEquals(new Check.Stamped(1, 0), Check.stamps(vault));
            assertEquals(0, Check.dropVoidStamps(vault));
        }
    }

    @Test
    void keysOfAnotherForm_areFound_whereAFormIsKnown() throws Exception {
        try (Vault vault = TestVault.open(directory)) {
            vault.add(project(CODEX, "/p0", "", Expiry.NEVER), secret("sk-12345"));
            KeyForm sk = new KeyForm(List.of("pk-", "sk-"), 8);
            assertEquals(List.of(), Check.misfits(vault, tool -> tool.equals(CODEX) ? sk : null));
            assertEquals(4, Check.misfits(vault, tool -> sk).size());
            KeyForm longer = new KeyForm(List.of(), 9);
            assertEquals(
                    List.of("codex"),
                    Check.misfits(vault, tool -> tool.equals(CODEX) ? longer : null).stream()
                            .map(entry -> entry.tool().value())
                            .toList());
        }
    }

    @Test
    void copyByItself_isCheckedWithoutWhatLiesAroundIt() throws Exception {
        SealedVault copy = SealedVault.readCopy(directory.resolve("vault.db.1"));
        try (Vault vault = copy.open(copy.slots().get(0), TestVault.slotKey(), TestVault.anyJournal())) {
            assertEquals(List.of(new Checked("vault.db.1", State.VERIFIED, 4, 3, "")), Check.files(vault));
            assertEquals(new Check.Stamped(0, 0), Check.stamps(vault));
        }
    }
}
