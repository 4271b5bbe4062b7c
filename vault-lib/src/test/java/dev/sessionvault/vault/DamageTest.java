package dev.sessionvault.vault;

import static dev.sessionvault.vault.TestVault.CLAUDE;
import static dev.sessionvault.vault.TestVault.project;
import static dev.sessionvault.vault.TestVault.secret;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.vault.VaultException.Reason;
import dev.sessionvault.vault.format.v1.KeySchedule;
import dev.sessionvault.vault.format.v1.VaultFile;
import dev.sessionvault.vault.store.Table;
import dev.sessionvault.vault.store.TableWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class DamageTest {
    private static final Set<Reason> AS_FOUND = EnumSet.of(Reason.DAMAGED, Reason.NEWER);
    private static final Set<Reason> AS_FORGED = EnumSet.of(Reason.DAMAGED, Reason.NEWER, Reason.WRONG_KEY);

    @TempDir
    Path home;

    private byte[] file;

    @BeforeEach
    void smallVault() throws Exception {
        try (Vault vault = TestVault.create(home.resolve("sv"))) {
            vault.add(project(CLAUDE, "/a"), secret("nearest"));
            vault.add(project(CLAUDE, "/"), secret("further"));
        }
        file = Files.readAllBytes(home.resolve("sv/vault.db"));
        assertNull(Forgery.listing(file));
    }

    @Test
    void anyBitFlipped_isDamagedOrNewer() {
        for (int bit = 0; bit < file.length * 8; bit++) {
            Reason reason = Forgery.reason(flipped(bit));
            assertTrue(AS_FOUND.contains(reason), "bit " + bit + ": " + reason);
        }
    }

    @Test
    void anyBitFlipped_checksumPutRight_isFoundByListing_andNeverAnsweredWrongly() {
        for (int bit = 0; bit < (file.length - 4) * 8; bit++) {
            byte[] forged = Forgery.checksummed(flipped(bit));
            Reason reason = Forgery.reason(forged);
            assertTrue(AS_FORGED.contains(reason), "bit " + bit + ": " + reason);
            assertEquals("nearest", takenFrom(forged, "nearest"), "bit " + bit);
        }
    }

    @Test
    void anyTruncation_isDamaged() {
        for (int size = 0; size < file.length; size++) {
            byte[] cut = Arrays.copyOf(file, size);
            assertEquals(Reason.DAMAGED, Forgery.reason(cut), "size " + size);
            Reason reason = Forgery.reason(Forgery.checksummed(cut));
            assertTrue(AS_FORGED.contains(reason), "size " + size + ": " + reason);
        }
    }

    @Test
    void damagedFile_isLeftAlone_alsoByWriters() throws Exception {
        Path vaultFile = home.resolve("sv/vault.db");
        try (Vault vault = TestVault.open(home.resolve("sv"))) {
            byte[] damaged = flipped(file.length * 4);
            Files.write(vaultFile, damaged);
            assertEquals(Reason.DAMAGED, VaultTest.reason(() -> vault.add(project(CLAUDE, "/b"), secret("x"))));
            assertEquals(Reason.DAMAGED, VaultTest.reason(() -> TestVault.open(home.resolve("sv"))));
            assertArrayEquals(damaged, Files.readAllBytes(vaultFile));
            assertFalse(Files.exists(home.resolve("sv/vault.db.new")));
        }
    }

    @Test
    void everyForgery_isRefused_alsoWhenOnlyTaking() throws Exception {
        Map<String, byte[]> forgeries = Forgeries.make(home);
        assertTrue(forgeries.size() > 40);
        for (Map.Entry<String, byte[]> forgery : forgeries.entrySet()) {
            VaultException refusal = Forgery.listing(forgery.getValue());
            assertNotNull(refusal, forgery.getKey());
            assertTrue(AS_FORGED.contains(refusal.reason()), forgery.getKey());
            String taken = takenFrom(forgery.getValue(), "key of claude, new");
            assertEquals("key of claude, new", taken, forgery.getKey());
        }
    }

    @Test
    void soundFile_encodedAgain_isTheSameBytes() throws Exception {
        VaultFile parsed = VaultFile.parse(file);
        try (KeySchedule keys = KeySchedule.unwrap(
                parsed.preamble().vaultId(), parsed.preamble().slots().get(0), TestVault.slotKey())) {
            byte[] preamble = parsed.preamble().encode(keys);
            byte[] table = TableWriter.encode(
                    Table.open(file, parsed.tablePos(), parsed.tableEnd()).rows());
            assertArrayEquals(file, VaultFile.encode(preamble, table));
        }
    }

    /** What is taken in /a, where a refusal counts as right: only another key, or none, would be wrong. */
    private static String takenFrom(byte[] forged, String right) {
        try (Vault vault = Forgery.open(forged)) {
            return TestVault.take(vault, CLAUDE, "/a");
        } catch (VaultException e) {
            assertTrue(AS_FORGED.contains(e.reason()));
            return right;
        }
    }

    private byte[] flipped(int bit) {
        byte[] flipped = file.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }
}
