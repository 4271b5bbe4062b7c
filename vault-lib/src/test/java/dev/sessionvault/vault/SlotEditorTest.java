package dev.sessionvault.vault;

import static dev.sessionvault.vault.TestVault.CLAUDE;
import static dev.sessionvault.vault.TestVault.project;
import static dev.sessionvault.vault.TestVault.secret;
import static dev.sessionvault.vault.TestVault.take;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.VaultException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slots that come, go, and change places; the vault stays the same. */
@SuppressWarnings("NullAway.Init")
class SlotEditorTest {
    @TempDir
    Path home;

    private Path directory;

    @BeforeEach
    void vaultWithARootAndACode() throws VaultException {
        directory = home.resolve("sv");
        List<NewSlot> slots = List.of(TestVault.slot(), NewSlot.recovery(secret("CODE")));
        try (Vault vault = Vault.create(directory, slots, TestVault.journal(directory), TestVault.at(TestVault.NOW))) {
            vault.add(project(CLAUDE, "/p"), secret("key"));
        }
        slots.forEach(NewSlot::close);
    }

    private int addTpm(byte fill) throws VaultException {
        try (Vault vault = TestVault.open(directory);
                NewSlot fresh = NewSlot.sealed(SealedKey.of(RootKind.TPM2, new byte[] {fill}), tpmKey())) {
            return new SlotEditor(vault).add(fresh);
        }
    }

    private static SecretBytes tpmKey() {
        return secret("thirty-two bytes that a TPM has.");
    }

    private List<Integer> numbers() throws VaultException {
        return SealedVault.read(directory).slots().stream().map(Slot::number).toList();
    }

    @Test
    void addedSlot_opensTheVault_andIsNotThePrimaryOne() throws VaultException {
        assertEquals(3, addTpm((byte) 1));
        SealedVault sealed = SealedVault.read(directory);
        assertEquals(List.of(1, 2, 3), numbers());
        assertEquals(1, sealed.primarySlot().orElseThrow().number());
        try (Vault vault = sealed.open(sealed.slots().get(2), tpmKey(), TestVault.journal(directory))) {
            assertEquals("key", take(vault, CLAUDE, "/p"));
        }
    }

    @Test
    void madePrimary_standsFirst_andKeepsItsNumber() throws VaultException {
        addTpm((byte) 1);
        SealedVault before = SealedVault.read(directory);
        try (Vault vault = before.open(before.slots().get(2), tpmKey(), TestVault.journal(directory))) {
            new SlotEditor(vault).makePrimary(before.slots().get(2));
        }
        SealedVault after = SealedVault.read(directory);
        assertEquals(List.of(3, 1, 2), numbers());
        assertEquals(3, after.primarySlot().orElseThrow().number());
        assertEquals(2, after.recoverySlot().orElseThrow().number());
        try (Vault vault = after.open(after.slots().get(1), TestVault.slotKey(), TestVault.journal(directory))) {
            assertEquals(1, vault.entries().size());
        }
    }

    @Test
    void removedSlot_opensNothing_andTheOthersStillDo() throws VaultException {
        addTpm((byte) 1);
        SealedVault before = SealedVault.read(directory);
        Slot tpm = before.slots().get(2);
        try (Vault vault = before.open(before.slots().get(0), TestVault.slotKey(), TestVault.journal(directory))) {
            new SlotEditor(vault).remove(tpm);
            assertEquals(Reason.ABSENT, VaultTest.reason(() -> new SlotEditor(vault).remove(tpm)));
        }
        assertEquals(List.of(1, 2), numbers());
        try (Vault vault = TestVault.open(directory)) {
            assertEquals("key", take(vault, CLAUDE, "/p"));
        }
    }

    @Test
    void lastOpeningSlotAndRecoverySlot_haveToStay() throws VaultException {
        SealedVault sealed = SealedVault.read(directory);
        try (Vault vault = TestVault.open(directory)) {
            SlotEditor editor = new SlotEditor(vault);
            for (Slot slot : sealed.slots()) {
                assertThrows(IllegalArgumentException.class, () -> editor.remove(slot));
            }
        }
        assertEquals(List.of(1, 2), numbers());
        assertEquals(2, SealedVault.read(directory).generation(), "nothing was written");
    }

    @Test
    void slotThatAnotherProcessReplaced_isNotMistakenForTheNewOne() throws VaultException {
        addTpm((byte) 1);
        Slot seen = SealedVault.read(directory).slots().get(2);
        try (Vault vault = TestVault.open(directory);
                NewSlot other = NewSlot.sealed(SealedKey.of(RootKind.TPM2, new byte[] {2}), SecretBytes.random(32))) {
            new SlotEditor(vault).replace(Map.of(seen, other));
            assertEquals(Reason.ABSENT, VaultTest.reason(() -> new SlotEditor(vault).remove(seen)));
            assertEquals(Reason.ABSENT, VaultTest.reason(() -> new SlotEditor(vault).makePrimary(seen)));
        }
        assertEquals(List.of(1, 2, 3), numbers());
    }

    @Test
    void sixteenSlots_areAsManyAsThereCanBe() throws VaultException {
        for (int i = 3; i <= 16; i++) {
            assertEquals(i, addTpm((byte) i));
        }
        assertEquals(Reason.EXISTS, VaultTest.reason(() -> addTpm((byte) 17)));
        assertEquals(16, numbers().size());
    }

    /** What was opened by it is not opened by it any more, as far as that is ours to say. */
    @Test
    void removedSlotAndOldRecoveryCode_openNoKeptSnapshot() throws Exception {
        addTpm((byte) 1);
        Path kept = directory.resolve("vault.db.1");
        assertTrue(Files.exists(kept));
        SealedVault sealed = SealedVault.read(directory);
        try (Vault vault = TestVault.open(directory)) {
            new SlotEditor(vault).remove(sealed.slots().get(2));
            assertTrue(Files.notExists(kept));
            addTpm((byte) 2);
            assertTrue(Files.exists(kept));
            new SlotEditor(vault).replace(Map.of(sealed.slots().get(1), NewSlot.recovery(secret("OTHER"))));
            assertTrue(Files.notExists(kept));
        }
    }
}
