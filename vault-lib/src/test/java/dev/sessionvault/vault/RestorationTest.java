package dev.sessionvault.vault;

import static dev.sessionvault.vault.TestVault.CLAUDE;
import static dev.sessionvault.vault.TestVault.CODEX;
import static dev.sessionvault.vault.TestVault.project;
import static dev.sessionvault.vault.TestVault.secret;
import static dev.sessionvault.vault.TestVault.take;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.vault.VaultException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of a vault, and putting it in place where there is nothing, an older or newer one, another one, or rubbish. */
@SuppressWarnings("NullAway.Init")
class RestorationTest {
    @TempDir
    Path home;

    private Path vaults;
    private Path backup;

    @BeforeEach
    void vaultOfOneEntryAndItsBackup() throws VaultException {
        vaults = home.resolve("sv");
        backup = home.resolve("backup");
        try (Vault vault = TestVault.create(vaults)) {
            vault.add(project(CLAUDE, "/p"), secret("key"));
        }
        SealedVault.read(vaults).copyTo(backup, false);
    }

    private static Vault open(SealedVault sealed) throws VaultException {
        return sealed.open(sealed.slots().get(0), TestVault.slotKey(), TestVault.anyJournal())
                .withClock(TestVault.at(TestVault.NOW));
    }

    private Restoration.Result restore(Path directory) throws VaultException {
        Present present = Present.in(directory);
        try (Vault copy = open(SealedVault.readCopy(backup))) {
            return new Restoration(copy, Map.of()).into(directory, present);
        }
    }

    private static String claude(Path directory) throws VaultException {
        try (Vault vault = TestVault.open(directory)) {
            vault.entries();
            return take(vault, CLAUDE, "/p");
        }
    }

    @Test
    void copy_isOursAlone_theSameBytes_andNeverOverAnother() throws Exception {
        assertArrayEquals(Files.readAllBytes(vaults.resolve("vault.db")), Files.readAllBytes(backup));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)));
        SealedVault sealed = SealedVault.read(vaults);
        assertEquals(Reason.EXISTS, VaultTest.reason(() -> sealed.copyTo(backup, false)));
        Files.writeString(backup, "older");
        sealed.copyTo(backup, true);
        assertEquals(sealed.id(), SealedVault.readCopy(backup).id());
        assertEquals(Reason.UNWRITABLE, VaultTest.reason(() -> sealed.copyTo(home, true)));
        assertEquals(Reason.UNWRITABLE, VaultTest.reason(() -> sealed.copyTo(home.resolve("no/such"), true)));
        try (var left = Files.list(home)) {
            assertEquals(3, left.count(), "the vault, its log, the backup, and no unfinished file");
        }
    }

    @Test
    void copyOverALink_replacesTheLinkOnly() throws Exception {
        Path precious = Files.writeString(home.resolve("precious"), "x");
        Path link = Files.createSymbolicLink(home.resolve("link"), precious);
        assertEquals(
                Reason.EXISTS, VaultTest.reason(() -> SealedVault.read(vaults).copyTo(link, false)));
        SealedVault.read(vaults).copyTo(link, true);
        assertEquals("x", Files.readString(precious));
        assertFalse(Files.isSymbolicLink(link));
    }

    @Test
    void openedCopy_answers_andIsNeverWritten() throws Exception {
        byte[] before = Files.readAllBytes(backup);
        Files.setPosixFilePermissions(backup, PosixFilePermissions.fromString("rw-r--r--"));
        Path link = Files.createSymbolicLink(home.resolve("link"), backup);
        try (Vault copy = open(SealedVault.readCopy(link))) {
            assertEquals("key", take(copy, CLAUDE, "/p"));
            assertEquals(Reason.UNWRITABLE, VaultTest.reason(() -> copy.add(project(CODEX, "/p"), secret("x"))));
        }
        assertArrayEquals(before, Files.readAllBytes(backup));
    }

    @Test
    void whereThereIsNothing_itIsMade() throws VaultException {
        Path elsewhere = home.resolve("other/home/sv");
        Restoration.Result result = restore(elsewhere);
        assertEquals(3, result.generation());
        assertNull(result.replaced());
        assertEquals("key", claude(elsewhere));
        assertEquals(SealedVault.read(vaults).id(), SealedVault.read(elsewhere).id());
    }

    @Test
    void overANewerOne_theGenerationGoesOn_andTheNewerOneIsKept() throws VaultException {
        try (Vault vault = TestVault.open(vaults)) {
            vault.add(project(CLAUDE, "/p"), secret("newer key"));
            vault.add(project(CODEX, "/p"), secret("another"));
        }
        Restoration.Result result = restore(vaults);
        assertEquals(5, result.generation());
        assertNull(result.replaced());
        assertEquals("key", claude(vaults));
        try (Vault newer = open(SealedVault.readCopy(vaults.resolve("vault.db.1")))) {
            assertEquals("newer key", take(newer, CLAUDE, "/p"));
        }
    }

    @Test
    void overAnotherVault_thatOneIsKeptUnderANameOfItsOwn() throws VaultException {
        Path elsewhere = home.resolve("elsewhere");
        List<NewSlot> slots = List.of(TestVault.slot());
        try (Vault other = Vault.create(elsewhere, slots, TestVault.anyJournal(), TestVault.at(TestVault.NOW))) {
            other.add(project(CLAUDE, "/p"), secret("key of the other"));
        }
        Path replaced = Objects.requireNonNull(restore(elsewhere).replaced());
        assertEquals("key", claude(elsewhere));
        for (int i = 0; i < 5; i++) {
            try (Vault vault = TestVault.open(elsewhere)) {
                vault.add(project(CODEX, "/p"), secret("change " + i));
            }
        }
        try (Vault other = open(SealedVault.readCopy(replaced))) {
            assertEquals("key of the other", take(other, CLAUDE, "/p"));
        }
    }

    @Test
    void overRubbish_theRubbishIsKeptToo() throws Exception {
        Files.writeString(vaults.resolve("vault.db"), "rubbish");
        assertTrue(Present.in(vaults).fault().isPresent());
        Path replaced = Objects.requireNonNull(restore(vaults).replaced());
        assertEquals("rubbish", Files.readString(replaced));
        assertEquals("key", claude(vaults));
    }

    /** Whoever may write the file may copy the vault's id: that makes it no earlier snapshot of this vault. */
    @Test
    void overOneThatOnlySaysItIsTheSame_thatOneIsKeptToo() throws Exception {
        byte[] forged = Forgery.patch(Files.readAllBytes(backup), 26, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff);
        Files.write(vaults.resolve("vault.db"), forged);
        assertTrue(Present.in(vaults).isAllegedlySame(SealedVault.readCopy(backup)));
        Restoration.Result result = restore(vaults);
        assertEquals(3, result.generation());
        assertArrayEquals(forged, Files.readAllBytes(Objects.requireNonNull(result.replaced())));
    }

    @Test
    void withAFreshSlot_thatOneOpensIt_andTheOldOneDoesNot() throws VaultException {
        SealedVault sealed = SealedVault.readCopy(backup);
        Slot old = sealed.slots().get(0);
        Path elsewhere = home.resolve("elsewhere");
        try (Vault copy = open(sealed);
                NewSlot fresh = NewSlot.sealed(SealedKey.of(RootKind.TPM2, new byte[] {1}), key())) {
            new Restoration(copy, Map.of(old, fresh)).into(elsewhere, Present.in(elsewhere));
        }
        SealedVault restored = SealedVault.read(elsewhere);
        Slot slot = restored.slots().get(0);
        assertEquals(SlotKind.TPM2, slot.kind());
        assertEquals(
                Reason.WRONG_KEY,
                VaultTest.reason(() -> restored.open(slot, TestVault.slotKey(), TestVault.anyJournal())));
        try (Vault vault = restored.open(slot, key(), TestVault.anyJournal())) {
            assertEquals("key", take(vault, CLAUDE, "/p"));
        }
    }

    private static dev.sessionvault.secret.SecretBytes key() {
        return secret("thirty-two bytes that a TPM has.");
    }

    @Test
    void log_tellsOfItFirst_andWithoutALineNothingIsRestored() throws Exception {
        byte[] before = Files.readAllBytes(vaults.resolve("vault.db"));
        Path log = TestVault.logOf(vaults).resolve("audit.log");
        SealedVault sealed = SealedVault.readCopy(backup);
        try (Vault copy = sealed.open(sealed.slots().get(0), TestVault.slotKey(), TestVault.journal(vaults))) {
            Restoration restoration = new Restoration(copy, Map.of());
            restoration.into(vaults, Present.in(vaults));
            String line =
                    Files.readString(log).lines().reduce((one, other) -> other).orElseThrow();
            assertTrue(line.contains("\"what\":\"restore\""), line);
            assertTrue(line.contains("\"generation\":3,\"why\":\"a copy of generation 2\""), line);
            Files.delete(log);
            Files.createDirectory(log);
            Files.write(vaults.resolve("vault.db"), before);
            Present present = Present.in(vaults);
            Reason reason = VaultTest.reason(() -> restoration.into(vaults, present));
            assertTrue(reason == Reason.UNWRITABLE || reason == Reason.PERMISSIONS, reason + "");
        }
        assertArrayEquals(before, Files.readAllBytes(vaults.resolve("vault.db")));
    }

    @Test
    void vaultChangedSinceItWasLookedAt_isNotReplaced() throws VaultException {
        Present present = Present.in(vaults);
        try (Vault vault = TestVault.open(vaults)) {
            vault.add(project(CODEX, "/p"), secret("meanwhile"));
        }
        try (Vault copy = open(SealedVault.readCopy(backup))) {
            Restoration restoration = new Restoration(copy, Map.of());
            assertEquals(Reason.BUSY, VaultTest.reason(() -> restoration.into(vaults, present)));
        }
        try (Vault vault = TestVault.open(vaults)) {
            assertEquals(2, vault.entries().size());
        }
    }

    /** Each way in which somebody without the key can change a vault: nothing of it reaches the directory. */
    @Test
    void damagedCopies_ofEveryKind_changeNothing() throws Exception {
        byte[] before = Files.readAllBytes(vaults.resolve("vault.db"));
        int refused = 0;
        for (Map.Entry<String, byte[]> forgery :
                new TreeMap<>(Forgeries.make(Files.createDirectory(home.resolve("forge")))).entrySet()) {
            if (Forgery.listing(forgery.getValue()) == null) {
                continue;
            }
            Files.write(backup, forgery.getValue());
            Reason reason = VaultTest.reason(() -> restore(vaults));
            assertTrue(
                    reason == Reason.DAMAGED || reason == Reason.NEWER || reason == Reason.WRONG_KEY,
                    forgery.getKey() + ": " + reason);
            refused++;
        }
        assertTrue(refused > 45, refused + " kinds");
        assertArrayEquals(before, Files.readAllBytes(vaults.resolve("vault.db")));
        assertFalse(Files.exists(vaults.resolve("vault.db.new")));
    }

    @Test
    void copiesThatAreNone_haveEachTheirAnswer() throws Exception {
        assertEquals(Reason.ABSENT, VaultTest.reason(() -> SealedVault.readCopy(home.resolve("none"))));
        assertEquals(Reason.PERMISSIONS, VaultTest.reason(() -> SealedVault.readCopy(home)));
        Files.writeString(backup, "");
        assertEquals(Reason.DAMAGED, VaultTest.reason(() -> SealedVault.readCopy(backup)));
        try (java.io.RandomAccessFile sparse = new java.io.RandomAccessFile(backup.toFile(), "rw")) {
            sparse.setLength((256 << 20) + 1L);
        }
        assertEquals(Reason.DAMAGED, VaultTest.reason(() -> SealedVault.readCopy(backup)));
    }

    @Test
    void fileSystemThatRefuses_leavesTheOldVault() throws Exception {
        byte[] before = Files.readAllBytes(vaults.resolve("vault.db"));
        Files.createDirectories(vaults.resolve("vault.db.new/in-the-way"));
        assertEquals(Reason.UNWRITABLE, VaultTest.reason(() -> restore(vaults)));
        assertArrayEquals(before, Files.readAllBytes(vaults.resolve("vault.db")));
    }
}
