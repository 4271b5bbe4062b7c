package dev.sessionvault.vault;

import static dev.sessionvault.vault.TestVault.CLAUDE;
import static dev.sessionvault.vault.TestVault.NOW;
import static dev.sessionvault.vault.TestVault.at;
import static dev.sessionvault.vault.TestVault.project;
import static dev.sessionvault.vault.TestVault.secret;
import static dev.sessionvault.vault.TestVault.take;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.vault.VaultException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class RotationTest {
    private static final Expiry EXPIRY = new Expiry(6400, NOW + 1000);

    @TempDir
    Path home;

    private Vault vault;
    private Entry old;

    @BeforeEach
    void create() throws VaultException {
        vault = TestVault.create(home.resolve("sv"));
        old = vault.add(project(CLAUDE, "/p", "work", EXPIRY), secret("old"));
    }

    @AfterEach
    void close() {
        vault.close();
    }

    private Entry former() throws VaultException {
        return vault.inventory().formerOf(old).orElseThrow();
    }

    private boolean keepsSnapshots() {
        return Files.exists(home.resolve("sv/vault.db.1"));
    }

    @Test
    void rotate_givesTheNewKey_keepsTheOldOne_andTimeBeginsAnew() throws VaultException {
        Entry entry = vault.withClock(at(NOW + 400)).rotate(old.id(), secret("new"));
        assertEquals("new", take(vault, CLAUDE, "/p"));
        assertEquals(old.id(), entry.id());
        assertEquals(old.label(), entry.label());
        assertEquals(NOW + 1400, entry.expiry().deadlineEpochSecond());
        assertEquals(NOW + 400, entry.createdEpochSecond());
        assertNotEquals(old.fingerprint(), entry.fingerprint());
        assertEquals(old.fingerprint(), former().fingerprint());
        assertEquals(1, vault.entries().size());
    }

    @Test
    void takeBack_givesTheOldKey_withItsTimes_andItsLatestUse() throws VaultException {
        Vault later = vault.withClock(at(NOW + 500));
        assertEquals("old", take(later, CLAUDE, "/p"));
        vault.withClock(at(NOW + 600)).rotate(old.id(), secret("new"));
        vault.withClock(at(NOW + 700)).takeBack(old.id());
        Entry back = vault.entries().get(0);
        assertEquals(old.id(), back.id());
        assertEquals(EXPIRY, back.expiry());
        assertEquals(NOW, back.createdEpochSecond());
        assertEquals(NOW + 500, back.usedEpochSecond());
        assertEquals("old", take(vault, CLAUDE, "/p"));
        assertTrue(vault.inventory().formers().isEmpty());
    }

    @Test
    void confirm_destroysTheOldKey_inTheKeptSnapshotsToo() throws VaultException {
        vault.rotate(old.id(), secret("new"));
        assertTrue(keepsSnapshots());
        vault.confirm(old.id());
        assertFalse(keepsSnapshots());
        assertTrue(vault.inventory().formers().isEmpty());
        assertEquals("new", take(vault, CLAUDE, "/p"));
        assertEquals(Reason.ABSENT, VaultTest.reason(() -> vault.takeBack(old.id())));
        assertEquals(Reason.ABSENT, VaultTest.reason(() -> vault.confirm(old.id())));
    }

    @Test
    void replace_keepsNothingOfTheOldKey() throws VaultException {
        vault.replace(old.id(), secret("new"));
        assertFalse(keepsSnapshots());
        assertTrue(vault.inventory().formers().isEmpty());
        assertEquals("new", take(vault, CLAUDE, "/p"));
    }

    @Test
    void rotateTwice_orToTheSameKey_isRefused_andChangesNothing() throws VaultException {
        assertEquals(Reason.EXISTS, VaultTest.reason(() -> vault.rotate(old.id(), secret("old"))));
        vault.rotate(old.id(), secret("new"));
        assertEquals(Reason.EXISTS, VaultTest.reason(() -> vault.rotate(old.id(), secret("newer"))));
        assertEquals(Reason.EXISTS, VaultTest.reason(() -> vault.replace(old.id(), secret("newer"))));
        assertEquals("new", take(vault, CLAUDE, "/p"));
        assertEquals(old.fingerprint(), former().fingerprint());
        assertThrows(IllegalArgumentException.class, () -> vault.rotate(old.id(), secret("")));
    }

    @Test
    void rotate_anotherProcessRotatedMeanwhile_isRefused() throws VaultException {
        try (Vault other = TestVault.open(home.resolve("sv"))) {
            other.rotate(old.id(), secret("theirs"));
        }
        assertEquals(Reason.EXISTS, VaultTest.reason(() -> vault.replace(old.id(), secret("ours"))));
        assertEquals("theirs", take(vault, CLAUDE, "/p"));
    }

    @Test
    void rotate_entryRemovedMeanwhile_isAbsent() throws VaultException {
        try (Vault other = TestVault.open(home.resolve("sv"))) {
            other.remove(Set.of(old.id()));
        }
        assertEquals(Reason.ABSENT, VaultTest.reason(() -> vault.rotate(old.id(), secret("new"))));
        assertEquals("None", take(vault, CLAUDE, "/p"));
    }

    @Test
    void remove_takesTheFormerKeyWithIt_andNoOthers() throws VaultException {
        Entry other = vault.add(project(CLAUDE, "/p", "home", EXPIRY), secret("other"));
        vault.rotate(other.id(), secret("other new"));
        vault.rotate(old.id(), secret("new"));
        assertEquals(1, vault.remove(Set.of(old.id())));
        assertEquals(1, vault.inventory().formers().size());
        assertEquals("other new", take(vault, CLAUDE, "/p"));
    }

    @Test
    void addOverARotation_keepsTheFormerKey() throws VaultException {
        vault.rotate(old.id(), secret("new"));
        vault.add(project(CLAUDE, "/p", "work", EXPIRY), secret("third"));
        assertEquals("third", take(vault, CLAUDE, "/p"));
        vault.takeBack(old.id());
        assertEquals("old", take(vault, CLAUDE, "/p"));
    }

    @Test
    void former_isNeverGiven_andNeverCounts() throws VaultException {
        vault.rotate(old.id(), secret("new"));
        assertEquals("new", take(vault, CLAUDE, "/p", "work"));
        assertEquals(1, vault.accounts(CLAUDE, "/p").size());
        vault.add(project(CLAUDE, "/p/q", "", EXPIRY), secret("near"));
        assertEquals("near", take(vault, CLAUDE, "/p/q"));
        assertEquals(2, vault.accounts(CLAUDE, "/p/q").size());
    }
}
