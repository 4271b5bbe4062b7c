package dev.sessionvault.vault;

import static dev.sessionvault.vault.TestVault.CLAUDE;
import static dev.sessionvault.vault.TestVault.NOW;
import static dev.sessionvault.vault.TestVault.anyJournal;
import static dev.sessionvault.vault.TestVault.at;
import static dev.sessionvault.vault.TestVault.project;
import static dev.sessionvault.vault.TestVault.secret;
import static dev.sessionvault.vault.TestVault.take;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.VaultException.Reason;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class RenewalTest {
    @TempDir
    Path home;

    private Vault vault;

    @BeforeEach
    void create() throws VaultException {
        vault = create("sv");
    }

    private Vault create(String name) throws VaultException {
        List<NewSlot> slots = List.of(TestVault.slot(), NewSlot.recovery(secret("CODE")));
        return Vault.create(home.resolve(name), slots, anyJournal(), at(NOW));
    }

    @AfterEach
    void close() {
        vault.close();
    }

    private List<Slot> slots(String name) throws VaultException {
        return SealedVault.read(home.resolve(name)).slots();
    }

    private Presence presence(String typed) throws VaultException {
        Slot slot = slots("sv").get(1);
        try (SecretBytes key = slot.derive(secret(typed))) {
            return vault.present(slot, key);
        }
    }

    @Test
    void expiredEntry_isRenewed_withItsOwnSpan_asOftenAsOneLikes() throws VaultException {
        Entry entry = vault.add(project(CLAUDE, "/p", "", new Expiry(100, NOW + 1000)), secret("key"));
        for (int i = 1; i <= 3; i++) {
            Vault later = vault.withClock(at(NOW + 5000L * i));
            assertEquals("Expired", take(later, CLAUDE, "/p"));
            Entry before = later.entries().get(0);
            Entry after = later.renew(presence("CODE"), entry.id(), before.expiryFrom(NOW + 5000L * i));
            assertEquals("key", take(later, CLAUDE, "/p"));
            assertEquals(new Expiry(100, NOW + 5000L * i + 1000), after.expiry());
            assertEquals(NOW, after.createdEpochSecond());
            assertEquals(entry.fingerprint(), after.fingerprint());
            assertEquals("Expired", take(vault.withClock(at(NOW + 5000L * i + 100)), CLAUDE, "/p"));
        }
    }

    @Test
    void presence_byAWrongCode_orByARoot_isNone() throws VaultException {
        assertEquals(Reason.WRONG_KEY, VaultTest.reason(() -> presence("EDOC")));
        Slot root = slots("sv").get(0);
        assertThrows(IllegalArgumentException.class, () -> vault.present(root, TestVault.slotKey()));
    }

    /** A slot that somebody wrote into a copy of the file opens there, and proves nothing here. */
    @Test
    void presence_byASlotOfAnotherVault_isNone() throws VaultException {
        try (Vault other = create("other")) {
            Slot theirs = slots("other").get(1);
            SecretBytes key = theirs.derive(secret("CODE"));
            assertEquals(Reason.WRONG_KEY, VaultTest.reason(() -> vault.present(theirs, key)));
            Presence there = other.present(theirs, key);
            Entry entry = vault.add(project(CLAUDE, "/p"), secret("key"));
            assertThrows(IllegalArgumentException.class, () -> vault.renew(there, entry.id(), Expiry.NEVER));
        }
    }

    @Test
    void entryRemovedMeanwhile_isAbsent_andNotBroughtBack() throws VaultException {
        Entry entry = vault.add(project(CLAUDE, "/p"), secret("key"));
        Presence presence = presence("CODE");
        vault.remove(Set.of(entry.id()));
        assertEquals(Reason.ABSENT, VaultTest.reason(() -> vault.renew(presence, entry.id(), Expiry.NEVER)));
        assertEquals("None", take(vault, CLAUDE, "/p"));
    }
}
