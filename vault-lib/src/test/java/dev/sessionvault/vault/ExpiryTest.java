package dev.sessionvault.vault;

import static dev.sessionvault.vault.TestVault.CLAUDE;
import static dev.sessionvault.vault.TestVault.NOW;
import static dev.sessionvault.vault.TestVault.at;
import static dev.sessionvault.vault.TestVault.global;
import static dev.sessionvault.vault.TestVault.project;
import static dev.sessionvault.vault.TestVault.secret;
import static dev.sessionvault.vault.TestVault.take;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.vault.VaultException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class ExpiryTest {
    private static final long IDLE = 6400;

    @TempDir
    Path home;

    private Vault vault;

    @BeforeEach
    void create() throws VaultException {
        vault = TestVault.create(home.resolve("sv"));
    }

    @AfterEach
    void close() {
        vault.close();
    }

    private void add(Expiry expiry) throws VaultException {
        vault.add(project(CLAUDE, "/p", "", expiry), secret("key"));
    }

    private String takeAt(long second) throws VaultException {
        return take(vault.withClock(at(second)), CLAUDE, "/p");
    }

    private long used() throws VaultException {
        return vault.entries().get(0).usedEpochSecond();
    }

    private byte[] file() throws IOException {
        return Files.readAllBytes(home.resolve("sv/vault.db"));
    }

    @Test
    void deadline_itsOwnSecond_isPast() throws VaultException {
        add(new Expiry(0, NOW + 10));
        assertEquals("key", takeAt(NOW + 9));
        assertEquals("Expired", takeAt(NOW + 10));
        assertEquals("Expired", takeAt(Long.MAX_VALUE >> 10 & 0xFFFFFFFFFL));
        Taking.Expired expired = assertInstanceOf(
                Taking.Expired.class, vault.withClock(at(NOW + 10)).take(CLAUDE, "/p", null, TestVault.use()));
        assertEquals(Lapse.DEADLINE, expired.lapse());
    }

    @Test
    void idle_theSecondItHasPassed_isPast() throws VaultException {
        add(new Expiry(IDLE, 0));
        Selection selection = vault.withClock(at(NOW + IDLE)).select(CLAUDE, "/p", null);
        assertEquals(
                Lapse.IDLE, assertInstanceOf(Selection.Expired.class, selection).lapse());
        assertEquals("Expired", takeAt(NOW + IDLE));
        assertEquals("key", takeAt(NOW + IDLE - 1));
        assertEquals("key", takeAt(NOW + 2 * IDLE - 2));
        assertEquals("Expired", takeAt(NOW + 3 * IDLE - 2));
    }

    @Test
    void never_centuriesLater_isGiven() throws VaultException {
        add(Expiry.NEVER);
        assertEquals("key", takeAt(NOW + 10_000_000_000L));
    }

    @Test
    void expired_theGlobalOne_isNotGivenInstead() throws VaultException {
        vault.add(global(CLAUDE, ""), secret("global"));
        add(new Expiry(0, NOW + 1));
        assertEquals("Expired", takeAt(NOW + 1));
    }

    @Test
    void stamp_isWrittenOnlyAfterTheSixtyFourthPart() throws VaultException, IOException {
        add(new Expiry(IDLE, 0));
        byte[] before = file();
        assertEquals("key", takeAt(NOW + IDLE / 64));
        assertFalse(Files.exists(home.resolve("sv/used")));
        assertEquals(NOW, used());
        assertEquals("key", takeAt(NOW + IDLE / 64 + 1));
        assertEquals(NOW + IDLE / 64 + 1, used());
        assertArrayEquals(before, file());
    }

    @Test
    void stamp_keepsNoSnapshotAndChangesNothingElse() throws VaultException, IOException {
        add(new Expiry(IDLE, NOW + 10 * IDLE));
        Entry before = vault.entries().get(0);
        byte[] kept = Files.readAllBytes(home.resolve("sv/vault.db.1"));
        assertEquals("key", takeAt(NOW + IDLE / 2));
        assertArrayEquals(kept, Files.readAllBytes(home.resolve("sv/vault.db.1")));
        Entry after = vault.entries().get(0);
        assertEquals(before.id(), after.id());
        assertEquals(before.createdEpochSecond(), after.createdEpochSecond());
        assertEquals(before.expiry(), after.expiry());
        assertEquals(before.fingerprint(), after.fingerprint());
    }

    @Test
    void stampFromTheFuture_countsAsNow_andIsPutRight() throws VaultException {
        add(new Expiry(IDLE, 0));
        assertEquals("key", takeAt(NOW - 100_000_000));
        assertEquals(NOW - 100_000_000, used());
    }

    @Test
    void select_neverStamps() throws VaultException, IOException {
        add(new Expiry(IDLE, 0));
        byte[] before = file();
        vault.withClock(at(NOW + IDLE / 2)).select(CLAUDE, "/p", null);
        assertArrayEquals(before, file());
        assertFalse(Files.exists(home.resolve("sv/used")));
    }

    @Test
    void stampThatCannotBeWritten_keyIsGiven_andTheReasonToo() throws VaultException, IOException {
        add(new Expiry(IDLE, 0));
        Files.createFile(home.resolve("sv/used"));
        Taking taking = vault.withClock(at(NOW + IDLE / 2)).take(CLAUDE, "/p", null, TestVault.use());
        try (Taking.Taken taken = assertInstanceOf(Taking.Taken.class, taking)) {
            assertEquals("key", TestVault.text(taken.key()));
            assertTrue(taken.unstamped().isPresent());
            assertEquals(Reason.UNWRITABLE, taken.unstamped().get().reason());
        }
    }

    @Test
    void stamp_entryRemovedMeanwhile_isNotBroughtBack() throws VaultException {
        add(new Expiry(IDLE, 0));
        try (Vault other = TestVault.open(home.resolve("sv"))) {
            other.remove(java.util.Set.of(other.entries().get(0).id()));
        }
        assertEquals("key", takeAt(NOW + IDLE / 2));
        try (Vault after = TestVault.open(home.resolve("sv"))) {
            assertEquals(0, after.entries().size());
        }
    }
}
