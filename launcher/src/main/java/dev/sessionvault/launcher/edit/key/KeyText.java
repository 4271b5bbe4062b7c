package dev.sessionvault.launcher.edit.key;

import dev.sessionvault.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A file's bytes, and where keys are in them. The bytes alone hold the keys, and are wiped at the end: as a string every
 * byte is a character, but a key's are stand-ins, other ones for each key.
 */
public final class KeyText implements AutoCloseable {
    /** As many keys as there are characters for private use. */
    public static final int MAX_KEYS = 6400;

    private static final char FIRST = '\ue000';
    private static final String MARK = "\u00ef\u00bb\u00bf";
    private static final String SHOWN = "(the key)";
    private static final String PLAIN = "_.-+/=:~@%";

    private final byte[] bytes;
    private final List<Part> keys;

    /**
     * Takes the bytes over.
     *
     * @param keys none overlapping
     */
    public KeyText(byte[] bytes, List<Part> keys) {
        this.bytes = bytes;
        this.keys = keys.stream().sorted(Comparator.comparing(Part::start)).toList();
        if (keys.size() > MAX_KEYS) {
            throw new IllegalArgumentException("more than " + MAX_KEYS + " keys in one text");
        }
    }

    /** In order. */
    public List<Part> keys() {
        return keys;
    }

    /** The caller's to close. */
    public SecretBytes secret(Part key) {
        return SecretBytes.takeFrom(Arrays.copyOfRange(bytes, key.start(), key.end()));
    }

    /** The bytes themselves: wiped when this is closed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Whether every byte of the key is itself, whatever the quotes around it. */
    boolean isPlain(Part key) {
        for (int i = key.start(); i < key.end(); i++) {
            boolean letter = bytes[i] > 0 && Character.isLetterOrDigit(bytes[i]);
            if (!letter && PLAIN.indexOf(bytes[i]) < 0) {
                return false;
            }
        }
        return true;
    }

    /** With stand-ins for the keys. */
    String blanked() {
        StringBuilder text = new StringBuilder(bytes.length);
        int at = 0;
        for (int k = 0; k < keys.size(); k++) {
            append(text, at, keys.get(k).start());
            at = keys.get(k).end();
            text.append(
                    String.valueOf((char) (FIRST + k)).repeat(at - keys.get(k).start()));
        }
        append(text, at, bytes.length);
        return text.toString();
    }

    private void append(StringBuilder text, int start, int end) {
        for (int i = start; i < end; i++) {
            text.append((char) (bytes[i] & 0xff));
        }
    }

    /** How many characters a byte order mark takes. */
    static int markLength(String text) {
        return text.startsWith(MARK) ? MARK.length() : 0;
    }

    /** For people, as UTF-8, every key replaced by the same few words. */
    public String shown() {
        String text = blanked();
        for (int k = 0; k < keys.size(); k++) {
            Part key = keys.get(k);
            String standIns = String.valueOf((char) (FIRST + k)).repeat(key.end() - key.start());
            text = text.replace(standIns, SHOWN);
        }
        return new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** The text that an edit of {@link #blanked} means; every key is in it whole, or not at all, or not once more. */
    KeyText edited(String text) {
        byte[] result = new byte[text.length()];
        List<Part> kept = new ArrayList<>();
        int at = 0;
        while (at < result.length) {
            int k = text.charAt(at) - FIRST;
            if (k >= 0 && k < keys.size()) {
                kept.add(copy(keys.get(k), text, result, at));
                at += keys.get(k).end() - keys.get(k).start();
            } else {
                result[at] = (byte) text.charAt(at++);
            }
        }
        return new KeyText(result, kept);
    }

    private Part copy(Part key, String text, byte[] result, int at) {
        int length = key.end() - key.start();
        char standIn = text.charAt(at);
        for (int i = at; i < at + length; i++) {
            if (i >= text.length() || text.charAt(i) != standIn) {
                throw new IllegalStateException("an edit left half a key");
            }
        }
        System.arraycopy(bytes, key.start(), result, at, length);
        return new Part(key.id(), at, at + length);
    }

    /** Whether only blanks and line ends are around it. */
    public boolean isNothingBut(Part key) {
        for (int i = 0; i < bytes.length; i++) {
            if ((i < key.start() || i >= key.end()) && !Character.isWhitespace(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }
}
