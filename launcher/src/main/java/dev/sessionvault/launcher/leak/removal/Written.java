package dev.sessionvault.launcher.leak.removal;

import dev.sessionvault.vault.LeakFingerprint;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A key as it is, whatever a program has made of it on the way into a file. */
enum Written {
    PLAIN(' ', 0, 1),
    /** By fish: {@code \\x2d}. */
    HEXADECIMAL('x', 16, 4),
    /** By libedit: {@code \\055}. */
    OCTAL('\\', 8, 4);

    private final char mark;
    private final int radix;
    private final int length;

    Written(char mark, int radix, int length) {
        this.mark = mark;
        this.radix = radix;
        this.length = length;
    }

    /**
     * The key that has this fingerprint.
     *
     * @return {@code null} if there is none between these places; else the caller's to wipe
     */
    static byte @Nullable [] key(byte[] bytes, int start, int end, String fingerprint) {
        for (Written form : values()) {
            byte[] key = form.read(bytes, start, end);
            if (LeakFingerprint.of(key, 0, key.length).equals(fingerprint)) {
                return key;
            }
            Arrays.fill(key, (byte) 0);
        }
        return null;
    }

    private byte[] read(byte[] bytes, int start, int end) {
        byte[] plain = new byte[end - start];
        int size = 0;
        int i = start;
        while (i < end) {
            boolean escaped = isEscape(bytes, i, end);
            plain[size++] = escaped ? (byte) value(bytes, i) : bytes[i];
            i += escaped ? length : 1;
        }
        byte[] key = Arrays.copyOf(plain, size);
        Arrays.fill(plain, (byte) 0);
        return key;
    }

    private boolean isEscape(byte[] bytes, int at, int end) {
        return this != PLAIN
                && at + length <= end
                && bytes[at] == '\\'
                && (mark == '\\' || bytes[at + 1] == mark)
                && value(bytes, at) >= 0;
    }

    private int value(byte[] bytes, int at) {
        int value = 0;
        for (int i = at + (mark == '\\' ? 1 : 2); i < at + length; i++) {
            int digit = Character.digit((char) bytes[i], radix);
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }
}
