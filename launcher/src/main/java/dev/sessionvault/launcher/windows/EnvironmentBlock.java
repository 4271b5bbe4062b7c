package dev.sessionvault.launcher.windows;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An environment as Windows is handed it: {@code NAME=VALUE} in UTF-16, each with a NUL at its end, sorted by name
 * without regard to case, and one more NUL.
 */
final class EnvironmentBlock {
    /** As Windows compares names: in upper case, character by character, in no language's order. */
    private static final Comparator<String> BY_NAME = EnvironmentBlock::compare;

    private EnvironmentBlock() {}

    private static int compare(String one, String other) {
        int common = Math.min(one.length(), other.length());
        for (int i = 0; i < common; i++) {
            int difference = Character.toUpperCase(one.charAt(i)) - Character.toUpperCase(other.charAt(i));
            if (difference != 0) {
                return difference;
            }
        }
        return one.length() - other.length();
    }

    /**
     * The bytes, which the caller wipes.
     *
     * @param variable one more variable, in the place of any of that name
     * @param secret its value in UTF-8
     * @throws CharacterCodingException if it is not UTF-8
     */
    static byte[] of(Map<String, String> environment, String variable, byte[] secret) throws CharacterCodingException {
        byte[] value = utf16(secret);
        try {
            SortedMap<String, String> sorted = new TreeMap<>(BY_NAME);
            sorted.putAll(environment);
            sorted.remove(variable);
            sorted.put(variable, "");
            return written(sorted, variable, value);
        } finally {
            Arrays.fill(value, (byte) 0);
        }
    }

    private static byte[] written(SortedMap<String, String> sorted, String variable, byte[] secret) {
        int characters = 1; // the last NUL
        for (Map.Entry<String, String> entry : sorted.entrySet()) {
            characters += entry.getKey().length() + entry.getValue().length() + 2;
        }
        ByteBuffer block = ByteBuffer.allocate(Character.BYTES * characters + secret.length);
        for (Map.Entry<String, String> entry : sorted.entrySet()) {
            put(block, entry.getKey() + "=" + entry.getValue());
            if (entry.getKey().equals(variable)) {
                block.put(secret);
            }
            put(block, "\0");
        }
        put(block, "\0");
        return block.array();
    }

    private static void put(ByteBuffer block, String text) {
        block.put(text.getBytes(StandardCharsets.UTF_16LE));
    }

    private static byte[] utf16(byte[] utf8) throws CharacterCodingException {
        CharBuffer characters = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
        byte[] wide = new byte[Character.BYTES * characters.remaining()];
        for (int i = 0; i < wide.length; i += Character.BYTES) {
            char c = characters.get();
            wide[i] = (byte) c;
            wide[i + 1] = (byte) (c >> 8);
        }
        Arrays.fill(characters.array(), '\0');
        return wide;
    }
}
