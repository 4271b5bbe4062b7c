package dev.sessionvault.vault;

import static dev.sessionvault.vault.TestVault.CLAUDE;
import static dev.sessionvault.vault.TestVault.CODEX;
import static dev.sessionvault.vault.TestVault.NOW;
import static dev.sessionvault.vault.TestVault.at;
import static dev.sessionvault.vault.TestVault.project;
import static dev.sessionvault.vault.TestVault.secret;
import static dev.sessionvault.vault.TestVault.take;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Stamps that are not what they should be: the idle time then ends earlier, and nothing else happens. */
@SuppressWarnings("NullAway.Init")
class StampTest {
    private static final long IDLE = 6400;
    private static final long USED = NOW + IDLE / 2;

    @TempDir
    Path home;

    private Path directory;
    private Path stamp;
    private Vault vault;

    @BeforeEach
    void entryThatWasUsed() throws VaultException {
        directory = home.resolve("sv");
        vault = TestVault.create(directory);
        EntryId id = add(vault, "/p").id();
        stamp = directory.resolve("used").resolve(id.value());
        assertEquals("key", takeAt(USED));
        assertEquals(USED, used(vault));
    }

    @AfterEach
    void close() {
        vault.close();
    }

    private static Entry add(Vault vault, String path) throws VaultException {
        return vault.add(project(CLAUDE, path, "", new Expiry(IDLE, 0)), secret("key"));
    }

    private String takeAt(long second) throws VaultException {
        return take(vault.withClock(at(second)), CLAUDE, "/p");
    }

    private static long used(Vault vault) throws VaultException {
        return vault.entries().get(0).usedEpochSecond();
    }

    private Set<String> usedNames() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("used"))) {
            return new TreeSet<>(
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }

    /** Without the stamp the entry was last used when it was added. */
    private void assertCountsAsNone(String what) throws VaultException {
        assertEquals(NOW, used(vault), what);
        Selection selection = vault.withClock(at(NOW + IDLE)).select(CLAUDE, "/p", null);
        assertTrue(selection instanceof Selection.Expired, what);
        assertEquals("Expired", takeAt(NOW + IDLE), what);
    }

    @Test
    void stamp_isReadByTakeSelectAndEntries_alsoOfAnotherProcess() throws VaultException {
        try (Vault other = TestVault.open(directory)) {
            assertEquals(USED, used(other));
            Vault later = other.withClock(at(NOW + IDLE));
            assertEquals(
                    USED,
                    ((Selection.Found) later.select(CLAUDE, "/p", null)).entry().usedEpochSecond());
            assertEquals("key", take(later, CLAUDE, "/p"));
            assertEquals(NOW + IDLE, used(vault));
        }
    }

    @Test
    void directoryAndFile_areNamedByTheEntry_andLetNobodyIn() throws IOException {
        assertEquals(Set.of(stamp.getFileName().toString()), usedNames());
        assertEquals(50, Files.size(stamp));
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("used"))));
    }

    @Test
    void anyBitFlipped_countsAsNone() throws Exception {
        byte[] sound = Files.readAllBytes(stamp);
        for (int bit = 0; bit < sound.length * 8; bit++) {
            byte[] flipped = sound.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(stamp, flipped);
            assertEquals(NOW, used(vault), "bit " + bit);
        }
        assertCountsAsNone("last bit flipped");
    }

    @Test
    void anyOtherSize_countsAsNone() throws Exception {
        byte[] sound = Files.readAllBytes(stamp);
        for (int size = 0; size <= 2 * sound.length; size++) {
            Files.write(stamp, Arrays.copyOf(sound, size));
            assertEquals(size == sound.length ? USED : NOW, used(vault), "size " + size);
        }
        assertCountsAsNone("twice as long");
    }

    @Test
    void olderOnePutBack_endsTheIdleTimeEarlier() throws Exception {
        byte[] older = Files.readAllBytes(stamp);
        assertEquals("key", takeAt(NOW + IDLE));
        Files.write(stamp, older);
        assertEquals(USED, used(vault));
        assertEquals("Expired", takeAt(USED + IDLE));
    }

    @Test
    void ofAnotherEntryOrVault_countsAsNone() throws Exception {
        EntryId other = add(vault, "/q").id();
        Files.copy(stamp, stamp.resolveSibling(other.value()));
        assertEquals(NOW, vault.entries().get(1).usedEpochSecond());
        try (Vault twin = TestVault.create(home.resolve("twin"))) {
            Path foreign =
                    home.resolve("twin/used").resolve(add(twin, "/p").id().value());
            assertEquals("key", take(twin.withClock(at(USED)), CLAUDE, "/p"));
            Files.copy(foreign, stamp, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        assertCountsAsNone("of another vault");
    }

    /** Generations come again after a restore; the salt does not. */
    @Test
    void entryWrittenAgain_alsoInTheSameGeneration_voidsTheStamp() throws Exception {
        byte[] withEntry = Files.readAllBytes(directory.resolve("vault.db"));
        add(vault, "/p");
        assertEquals(NOW, used(vault));
        assertEquals("key", takeAt(USED));
        byte[] ofGenerationThree = Files.readAllBytes(stamp);
        Files.write(directory.resolve("vault.db"), withEntry);
        try (Vault restored = TestVault.open(directory)) {
            assertEquals(
                    stamp.getFileName().toString(), add(restored, "/p").id().value());
            Files.write(stamp, ofGenerationThree);
            assertEquals(NOW, used(restored));
        }
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatIsNoFile_countsAsNone_andIsNotWaitedFor() throws Exception {
        Files.delete(stamp);
        assertCountsAsNone("nothing");
        Files.createDirectory(stamp);
        assertCountsAsNone("directory");
        Files.delete(stamp);
        Files.createSymbolicLink(stamp, stamp);
        assertCountsAsNone("link to itself");
        Files.delete(stamp);
        assertEquals(0, new ProcessBuilder("mkfifo", stamp.toString()).start().waitFor());
        assertCountsAsNone("pipe");
        assertEquals("key", takeAt(USED));
        assertEquals(USED, used(vault));
    }

    @Test
    void clockThatRanAhead_isPutRight_alsoWhenTheRecordSaysLater() throws Exception {
        assertEquals("key", takeAt(NOW - 10 * IDLE));
        assertEquals(NOW - 10 * IDLE, used(vault));
        assertEquals("key", takeAt(NOW - 9 * IDLE - 1));
        assertEquals("Expired", takeAt(NOW - 8 * IDLE));
    }

    @Test
    void remove_takesTheStampAway_andLeavesTheOthers() throws Exception {
        Entry other = add(vault, "/q");
        assertEquals("key", take(vault.withClock(at(USED)), CLAUDE, "/q"));
        assertEquals(2, usedNames().size());
        vault.remove(Set.of(new EntryId(stamp.getFileName().toString())));
        assertEquals(Set.of(other.id().value()), usedNames());
        assertEquals(USED, used(vault));
    }

    @Test
    void write_clearsLeftoversOnly() throws Exception {
        Path used = directory.resolve("used");
        Files.write(used.resolve("0123456789abcdef"), new byte[50]);
        Files.write(used.resolve("00000000000000aa.new"), new byte[50]);
        Path abandoned = Files.write(used.resolve("00000000000000bb.new"), new byte[50]);
        Instant longAgo = Instant.now().minusSeconds(TimeUnit.HOURS.toSeconds(2));
        Files.setLastModifiedTime(abandoned, FileTime.from(longAgo));
        Files.write(used.resolve("README"), new byte[1]);
        byte[] sound = Files.readAllBytes(stamp);
        vault.add(project(CODEX, "/q"), secret("x"));
        String name = stamp.getFileName().toString();
        assertEquals(new TreeSet<>(List.of("README", "00000000000000aa.new", name)), usedNames());
        assertArrayEquals(sound, Files.readAllBytes(stamp));
        assertFalse(Files.exists(abandoned));
    }
}
