package dev.sessionvault.vault;

import static dev.sessionvault.vault.TestVault.CLAUDE;
import static dev.sessionvault.vault.TestVault.project;
import static dev.sessionvault.vault.TestVault.secret;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.vault.VaultException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class DirectoryTest {
    @TempDir
    Path home;

    private Path directory;
    private Path file;

    @BeforeEach
    void vault() throws VaultException {
        directory = home.resolve("data/sv");
        file = directory.resolve("vault.db");
        try (Vault vault = TestVault.create(directory)) {
            vault.add(project(CLAUDE, "/p"), secret("key"));
        }
    }

    private VaultException refused() {
        return assertThrows(VaultException.class, () -> SealedVault.read(directory));
    }

    @Test
    void read_noDirectoryOrNoFile_isAbsent() throws IOException {
        assertEquals(Reason.ABSENT, VaultTest.reason(() -> SealedVault.read(home.resolve("nothing/here"))));
        Files.delete(file);
        assertEquals(Reason.ABSENT, refused().reason());
    }

    @Test
    void read_modesThatLetOthersIn_areNamedWithWhatToType() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertEquals(Reason.PERMISSIONS, refused().reason());
        assertEquals(file + ": has mode 640, want 600", refused().getMessage());
        assertEquals("chmod 600 '" + file + "'", refused().hint());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x---"));
        assertEquals(directory + ": has mode 710, want 700", refused().getMessage());
        assertEquals("chmod 700 '" + directory + "'", refused().hint());
        assertEquals(Reason.PERMISSIONS, VaultTest.reason(() -> TestVault.create(directory)));
    }

    @Test
    void read_linkOrOtherThingInThePlaceOfTheFile_isRefused() throws IOException {
        Path elsewhere = home.resolve("elsewhere");
        Files.move(file, elsewhere);
        Files.createSymbolicLink(file, elsewhere);
        assertEquals(Reason.PERMISSIONS, refused().reason());
        assertEquals(file + ": is a symbolic link", refused().getMessage());
        Files.delete(file);
        Files.createDirectory(file);
        assertEquals(file + ": is not a file", refused().getMessage());
        assertEquals(Reason.PERMISSIONS, VaultTest.reason(() -> SealedVault.read(elsewhere)));
    }

    @Test
    void read_linkOnTheWayToTheDirectory_isFollowed() throws Exception {
        Path link = Files.createSymbolicLink(home.resolve("link"), directory);
        try (Vault vault = TestVault.open(link)) {
            assertEquals(1, vault.entries().size());
        }
    }

    /** Everything that cannot be ours: root's directory, or one that we, being root, have given away. */
    @Test
    void read_directoryOfAnotherUser_isRefused() throws IOException {
        Path foreign = Path.of("/usr");
        if (System.getProperty("user.name", "").equals("root")) {
            Files.setAttribute(directory, "unix:uid", 12345);
            foreign = directory;
        }
        Path given = foreign;
        VaultException refused = assertThrows(VaultException.class, () -> SealedVault.read(given));
        assertEquals(Reason.PERMISSIONS, refused.reason());
        assertTrue(String.valueOf(refused.getMessage()).contains("belongs to user"));
    }

    @Test
    void read_fileLargerThanAnyVault_isDamagedAndNotReadIntoMemory() throws IOException {
        try (java.io.RandomAccessFile sparse = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 40);
        }
        assertEquals(Reason.DAMAGED, refused().reason());
    }

    @Test
    void write_thatTheFileSystemRefuses_leavesTheOldState() throws Exception {
        byte[] before = Files.readAllBytes(file);
        Files.createDirectories(directory.resolve("vault.db.new/in-the-way"));
        try (Vault vault = TestVault.open(directory)) {
            assertEquals(Reason.UNWRITABLE, VaultTest.reason(() -> vault.add(project(CLAUDE, "/q"), secret("x"))));
            assertEquals(1, vault.entries().size());
        }
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void write_leftoversOfAKilledWriter_areReplaced() throws Exception {
        Files.write(directory.resolve("vault.db.new"), new byte[] {1, 2, 3});
        try (Vault vault = TestVault.open(directory)) {
            vault.add(project(CLAUDE, "/q"), secret("x"));
        }
        assertFalse(Files.exists(directory.resolve("vault.db.new")));
        try (Vault vault = TestVault.open(directory)) {
            assertEquals(2, vault.entries().size());
        }
    }
}
