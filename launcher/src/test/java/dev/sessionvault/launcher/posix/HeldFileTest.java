package dev.sessionvault.launcher.posix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.secret.SecretBytes;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is held is the same one, whatever becomes of its name. */
final class HeldFileTest {
    private static final String TEXT = "text".repeat(2_000);

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void write() throws Exception {
        file = Files.writeString(directory.resolve("file"), TEXT);
    }

    @Test
    void whatIsRead_isItsOwn_asOftenAsOneReads() throws Exception {
        try (HeldFile held = HeldFile.open(file.toString())) {
            assertTrue(held.isNamed(file.toString()));
            Files.move(file, directory.resolve("moved"));
            Files.writeString(file, "another");
            assertFalse(held.isNamed(file.toString()));
            assertTrue(held.isNamed(directory.resolve("moved").toString()));
            for (int i = 0; i < 2; i++) {
                try (SecretBytes read = held.read(TEXT.length());
                        SecretBytes expected = SecretBytes.takeFrom(TEXT.getBytes(UTF_8))) {
                    assertTrue(read.sameAs(expected));
                }
            }
            try (SecretBytes tooMuch = held.read(10)) {
                assertEquals(11, tooMuch.size());
            }
        }
    }

    @Test
    void wiped_itIsEmpty_underEachOfItsNames() throws Exception {
        Path other = Files.createLink(directory.resolve("other"), file);
        try (HeldFile held = HeldFile.open(file.toString())) {
            assertEquals(2, held.names());
            Files.delete(file);
            assertEquals(1, held.names());
            held.wipe();
        }
        assertEquals("", Files.readString(other));
    }

    @Test
    void whoElseHasItOpen_isNoticed() throws Exception {
        try (HeldFile held = HeldFile.open(file.toString())) {
            assertFalse(held.isOpenElsewhere());
            try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
                assertTrue(held.isOpenElsewhere(), "it is not noticed that " + reader.length() + " bytes are open");
            }
            assertFalse(held.isOpenElsewhere());
        }
    }

    @Test
    void created_itIsItsOwnersAlone_andNothingIsReplaced() throws Exception {
        Path fresh = directory.resolve("fresh");
        try (HeldFile held = HeldFile.create(fresh.toString())) {
            held.write(TEXT.getBytes(UTF_8));
        }
        assertEquals(TEXT, Files.readString(fresh));
        assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(fresh));
        assertThrows(PosixException.class, () -> HeldFile.create(file.toString()));
    }

    @Test
    void link_isNotFollowed() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        assertThrows(PosixException.class, () -> HeldFile.open(link.toString()));
        assertThrows(PosixException.class, () -> HeldFile.create(link.toString()));
    }
}
