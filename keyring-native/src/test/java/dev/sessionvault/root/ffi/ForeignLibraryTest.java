package dev.sessionvault.root.ffi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ForeignLibraryTest {
    private static final ForeignLibrary GLIB = ForeignLibrary.load("libglib-2.0.so.0");

    @Test
    void absentLibrary_isRefusedByName() {
        LibraryAbsentException refused =
                assertThrows(LibraryAbsentException.class, () -> ForeignLibrary.load("libsv-nowhere.so.7"));
        assertEquals("libsv-nowhere.so.7: cannot be loaded", refused.getMessage());
    }

    @Test
    void absentFunction_isRefusedByName() {
        LibraryAbsentException refused = assertThrows(LibraryAbsentException.class, () -> GLIB.callInt("g_sv_nowhere"));
        assertEquals("g_sv_nowhere of libglib-2.0.so.0: cannot be loaded", refused.getMessage());
        assertThrows(LibraryAbsentException.class, () -> GLIB.addressOf("g_sv_nowhere"));
    }

    @Test
    void arguments_arriveAsCHasThem() {
        try (NativeBuffer text = NativeBuffer.cString("Straße");
                NativeBuffer same = NativeBuffer.cString("Straße");
                NativeBuffer other = NativeBuffer.cString("Strasse")) {
            assertEquals(1, GLIB.callInt("g_str_equal", text, same));
            assertEquals(0, GLIB.callInt("g_str_equal", text, other));
            assertEquals('7', GLIB.call("g_strnfill", 3L, (int) '7').bytes(3)[2]);
            assertTrue(GLIB.call("g_strdup", Address.NULL).isNull());
        }
    }

    @Test
    void buffer_holdsTheBytesAndNothingElse() {
        byte[] bytes = "a key".getBytes(StandardCharsets.US_ASCII);
        try (NativeBuffer buffer = NativeBuffer.copyOf(bytes)) {
            bytes[0] = 'x';
            assertArrayEquals(
                    "a key".getBytes(StandardCharsets.US_ASCII), buffer.memory().getByteArray(0, 5));
            assertEquals(5, buffer.memory().size());
        }
    }

    @Test
    void buffer_closedTwice_isGone() {
        NativeBuffer buffer = NativeBuffer.copyOf(new byte[] {1});
        buffer.close();
        buffer.close();
        assertFalse(buffer.memory().valid());
    }

    @Test
    void word_isZeroUntilWritten() {
        try (NativeBuffer word = NativeBuffer.word()) {
            assertTrue(word.wordAsAddress().isNull());
            assertEquals(0, word.wordAsSize());
        }
    }

    @Test
    void nullAddress_isNeverRead() {
        assertThrows(IllegalStateException.class, () -> Address.NULL.bytes(1));
        assertThrows(IllegalStateException.class, Address.NULL::name);
    }

    @Test
    void failure_isReadAsDomainAndCode() {
        try (GLibError.Slot slot = new GLibError.Slot(GLIB);
                NativeBuffer path = NativeBuffer.cString("/nowhere/at/all");
                NativeBuffer contents = NativeBuffer.word()) {
            assertFalse(slot.isSet());
            assertEquals(0, GLIB.callInt("g_file_get_contents", path, contents, Address.NULL, slot.pointer()));
            assertTrue(slot.isSet());
            // G_FILE_ERROR_NOENT
            assertTrue(slot.error().is("g-file-error-quark", 4), slot.error().toString());
            assertFalse(slot.error().is("g-file-error-quark", 5));
            assertFalse(slot.error().is("g-io-error-quark", 4));
        }
    }
}
