package dev.sessionvault.vault;

import static dev.sessionvault.vault.TestVault.CLAUDE;
import static dev.sessionvault.vault.TestVault.project;
import static dev.sessionvault.vault.TestVault.secret;
import static dev.sessionvault.vault.TestVault.take;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.VaultException.Reason;
import dev.sessionvault.vault.audit.Journal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class SlotTest {
    @TempDir
    Path home;

    private Path directory;

    @BeforeEach
    void vaultOfThreeSlots() throws VaultException {
        directory = home.resolve("sv");
        List<NewSlot> slots = List.of(
                TestVault.slot(), NewSlot.passphrase(secret("correct horse")), NewSlot.recovery(secret("CODE")));
        try (Vault vault = Vault.create(directory, slots, TestVault.journal(directory), TestVault.at(TestVault.NOW))) {
            vault.add(project(CLAUDE, "/p"), secret("key"));
        }
        slots.forEach(NewSlot::close);
    }

    private Journal journal() {
        return TestVault.journal(directory);
    }

    @Test
    void slots_areReadAsTheyWereMade() throws VaultException {
        SealedVault sealed = SealedVault.read(directory);
        assertEquals(
                List.of(SlotKind.SECRET_SERVICE, SlotKind.PASSPHRASE, SlotKind.RECOVERY),
                sealed.slots().stream().map(Slot::kind).toList());
        assertEquals(List.of(1, 2, 3), sealed.slots().stream().map(Slot::number).toList());
        assertEquals(TestVault.NOW, sealed.slots().get(0).createdEpochSecond());
        assertEquals(1, sealed.primarySlot().orElseThrow().number());
        assertEquals(3, sealed.recoverySlot().orElseThrow().number());
        assertEquals(RootKind.SECRET_SERVICE, sealed.slots().get(0).sealedKey().kind());
        assertArrayEquals(
                new byte[] {1, 2, 3}, sealed.slots().get(0).sealedKey().blob());
        assertTrue(sealed.id().matches("[0-9a-f]{32}"));
    }

    @Test
    void eachSlot_opensTheSameVault() throws VaultException {
        SealedVault sealed = SealedVault.read(directory);
        assertEquals("key", takenBy(sealed, sealed.slots().get(0), TestVault.slotKey()));
        Slot passphrase = sealed.slots().get(1);
        assertEquals("key", takenBy(sealed, passphrase, passphrase.derive(secret("correct horse"))));
        Slot recovery = sealed.slots().get(2);
        assertEquals("key", takenBy(sealed, recovery, recovery.derive(secret("CODE"))));
    }

    @Test
    void wrongKey_isToldApartFromDamage() throws VaultException {
        SealedVault sealed = SealedVault.read(directory);
        Slot recovery = sealed.slots().get(2);
        SecretBytes wrong = recovery.derive(secret("CODe"));
        assertEquals(Reason.WRONG_KEY, VaultTest.reason(() -> sealed.open(recovery, wrong, journal())));
        assertEquals(Reason.WRONG_KEY, VaultTest.reason(() -> sealed.open(recovery, TestVault.slotKey(), journal())));
        assertEquals(
                Reason.WRONG_KEY,
                VaultTest.reason(() -> sealed.open(sealed.slots().get(0), SecretBytes.random(32), journal())));
    }

    @Test
    void sealedKeyAndDerive_onTheOtherKind_areRefused() throws VaultException {
        List<Slot> slots = SealedVault.read(directory).slots();
        assertThrows(IllegalStateException.class, () -> slots.get(2).sealedKey());
        assertThrows(IllegalStateException.class, () -> slots.get(0).derive(secret("x")));
    }

    @Test
    void replaceSlot_theFreshOneOpens_theOldOneDoesNot() throws VaultException {
        SealedVault before = SealedVault.read(directory);
        Slot old = before.slots().get(0);
        SecretBytes freshKey = SecretBytes.random(32);
        NewSlot fresh = NewSlot.sealed(SealedKey.of(RootKind.TPM2, new byte[700]), freshKey);
        try (Vault vault = before.open(old, TestVault.slotKey(), journal())) {
            new SlotEditor(vault).replace(Map.of(old, fresh));
            assertEquals(Reason.ABSENT, VaultTest.reason(() -> new SlotEditor(vault).replace(Map.of(old, fresh))));
            assertEquals(1, vault.entries().size());
        }
        SealedVault after = SealedVault.read(directory);
        Slot replaced = after.slots().get(0);
        assertEquals(SlotKind.TPM2, replaced.kind());
        assertEquals(before.id(), after.id());
        assertEquals("key", takenBy(after, replaced, freshKey));
        assertEquals(Reason.WRONG_KEY, VaultTest.reason(() -> after.open(replaced, TestVault.slotKey(), journal())));
    }

    @Test
    void newSlot_ofTheWrongSize_isRefused() {
        SealedKey sealed = SealedKey.of(RootKind.TPM2, new byte[8]);
        SealedKey empty = SealedKey.of(RootKind.TPM2, new byte[0]);
        SealedKey huge = SealedKey.of(RootKind.TPM2, new byte[4097]);
        assertThrows(IllegalArgumentException.class, () -> NewSlot.sealed(sealed, SecretBytes.random(31)));
        assertThrows(IllegalArgumentException.class, () -> NewSlot.sealed(empty, SecretBytes.random(32)));
        assertThrows(IllegalArgumentException.class, () -> NewSlot.sealed(huge, SecretBytes.random(32)));
        assertThrows(
                IllegalArgumentException.class,
                () -> Vault.create(home.resolve("none"), List.of(), journal(), TestVault.at(TestVault.NOW)));
    }

    private String takenBy(SealedVault sealed, Slot slot, SecretBytes slotKey) throws VaultException {
        try (Vault vault = sealed.open(slot, slotKey, journal())) {
            return take(vault, CLAUDE, "/p");
        }
    }
}
