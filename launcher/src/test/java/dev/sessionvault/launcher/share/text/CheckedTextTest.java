package dev.sessionvault.launcher.share.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionvault.launcher.share.text.TextException.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CheckedTextTest {
    private static final String PREFIX = "svx1-";

    @Test
    void words_areThoseOfTheOtherProgram() throws Exception {
        List<String[]> vectors = vectors();
        assertEquals(12, vectors.size());
        for (String[] vector : vectors) {
            byte[] bytes = HexFormat.of().parseHex(vector[1].equals("-") ? "" : vector[1]);
            assertEquals(vector[2], new String(CheckedText.write(PREFIX, bytes), StandardCharsets.US_ASCII));
            assertArrayEquals(bytes, CheckedText.read(PREFIX, ascii(vector[2])));
        }
    }

    @Test
    void anyBytes_comeBack() throws Exception {
        Random random = new Random(7);
        for (int size = 0; size < 200; size++) {
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);
            assertArrayEquals(bytes, CheckedText.read(PREFIX, CheckedText.write(PREFIX, bytes)));
        }
    }

    /** Not one word that is a character away is taken: 32 letters, and what people type instead. */
    @Test
    void everyOtherCharacter_isFound() {
        byte[] text = CheckedText.write(PREFIX, ascii("a secret"));
        for (int at = 0; at < text.length; at++) {
            for (byte other : ascii("abcdefghijklmnopqrstuvwxyz234567A0189-= \n\0é")) {
                byte[] changed = text.clone();
                changed[at] = other;
                if (other != text[at]) {
                    assertThrows(TextException.class, () -> CheckedText.read(PREFIX, changed));
                }
            }
        }
    }

    @Test
    void cutShortOrLonger_isFound() {
        byte[] text = CheckedText.write(PREFIX, ascii("a secret"));
        for (int size = 0; size < text.length; size++) {
            byte[] cut = Arrays.copyOf(text, size);
            assertThrows(TextException.class, () -> CheckedText.read(PREFIX, cut));
        }
        for (byte more : ascii("abcdefghijklmnopqrstuvwxyz234567")) {
            byte[] longer = Arrays.copyOf(text, text.length + 1);
            longer[text.length] = more;
            assertThrows(TextException.class, () -> CheckedText.read(PREFIX, longer));
        }
    }

    @Test
    void faults_areTold_withoutACharacterOfTheWord() {
        assertFault(Fault.PREFIX, "it does not begin with svx1-", "svk1-zde4uofcna");
        assertFault(Fault.CHARACTER, "its character 7 is none of a to z and 2 to 7", "svx1-zQe4uofcna");
        assertFault(Fault.FORM, "it is cut short, or something was added to it", "svx1-zde4uofcnaa");
        assertFault(Fault.FORM, "it is cut short", "svx1-ze");
        assertFault(Fault.CHECKSUM, "a character of it is wrong: its checksum does not fit", "svx1-zde4uofcne");
    }

    /** What was written for another purpose is no word of this one, its prefix exchanged or not. */
    @Test
    void checksum_coversThePrefix() {
        assertFault(
                Fault.CHECKSUM,
                "a character of it is wrong: its checksum does not fit",
                PREFIX
                        + new String(CheckedText.write("svk1-", ascii("a secret")), StandardCharsets.US_ASCII)
                                .substring(5));
    }

    private static void assertFault(Fault fault, String why, String text) {
        TextException thrown = assertThrows(TextException.class, () -> CheckedText.read(PREFIX, ascii(text)));
        assertEquals(fault, thrown.fault());
        assertEquals(why, thrown.why());
        assertFalse(why.contains(text.substring(5)));
    }

    private static List<String[]> vectors() throws IOException {
        List<String[]> vectors = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/share/keys.txt"))) {
            if (line.startsWith("checked ")) {
                vectors.add(line.split(" "));
            }
        }
        return vectors;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
