package dev.sessionvault.launcher.share.text;

import dev.sessionvault.launcher.share.text.TextException.Fault;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** RFC 4648, section 6, in lower case and without padding; every text has one meaning, and every meaning one text. */
final class Base32 {
    private static final byte[] ALPHABET = "abcdefghijklmnopqrstuvwxyz234567".getBytes(StandardCharsets.US_ASCII);
    static final int BITS = 5;

    /** These are five bytes. */
    static final int GROUP_CHARACTERS = 8;

    private static final int MASK = (1 << BITS) - 1;

    private Base32() {}

    static byte[] encode(byte[] bytes) {
        byte[] text = new byte[(bytes.length * Byte.SIZE + BITS - 1) / BITS];
        for (int i = 0; i < text.length; i++) {
            text[i] = ALPHABET[group(bytes, i * BITS)];
        }
        return text;
    }

    /** Five bits from this one on; behind the last stand zeros. */
    private static int group(byte[] bytes, int bit) {
        int at = bit / Byte.SIZE;
        int next = at + 1 < bytes.length ? bytes[at + 1] & 0xff : 0;
        int two = (bytes[at] & 0xff) << Byte.SIZE | next;
        return two >> (2 * Byte.SIZE - BITS - bit % Byte.SIZE) & MASK;
    }

    /** @param from where the text begins; what stands before is left alone */
    static byte[] decode(byte[] text, int from) throws TextException {
        byte[] bytes = new byte[(text.length - from) * BITS / Byte.SIZE];
        boolean whole = false;
        try {
            for (int i = from; i < text.length; i++) {
                put(bytes, (i - from) * BITS, value(text[i], i));
            }
            whole = isOnlyEncoding(text, from, bytes);
            if (!whole) {
                throw new TextException(Fault.FORM, "it is cut short, or something was added to it");
            }
            return bytes;
        } finally {
            if (!whole) {
                Arrays.fill(bytes, (byte) 0);
            }
        }
    }

    private static int value(byte character, int at) throws TextException {
        if (character >= 'a' && character <= 'z') {
            return character - 'a';
        }
        if (character >= '2' && character <= '7') {
            return character - '2' + 26;
        }
        throw new TextException(Fault.CHARACTER, "its character " + (at + 1) + " is none of a to z and 2 to 7");
    }

    /** Bits behind the last whole byte are dropped here; that they are zeros is found afterwards. */
    private static void put(byte[] bytes, int bit, int value) {
        int at = bit / Byte.SIZE;
        int two = value << (2 * Byte.SIZE - BITS - bit % Byte.SIZE);
        if (at < bytes.length) {
            bytes[at] |= (byte) (two >> Byte.SIZE);
        }
        if (at + 1 < bytes.length) {
            bytes[at + 1] |= (byte) two;
        }
    }

    private static boolean isOnlyEncoding(byte[] text, int from, byte[] bytes) {
        byte[] again = encode(bytes);
        try {
            return Arrays.equals(again, 0, again.length, text, from, text.length);
        } finally {
            Arrays.fill(again, (byte) 0);
        }
    }
}
