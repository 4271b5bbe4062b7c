package dev.sessionvault.vault.audit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of any kind as text that does nothing to a terminal, and back: FORMAT.md "Lines". What is no UTF-8, or a control
 * or format character, is written {@code \xNN}, a backslash as two.
 */
public final class LogText {
    private static final String DIGITS = "0123456789abcdef";

    /** First and last of the ranges that are not shown as they are, above ASCII. */
    private static final int[] HIDDEN = {
        0x80, 0x9F, 0xAD, 0xAD, 0x61C, 0x61C, 0x200B, 0x200F, 0x2028, 0x202E, 0x2060, 0x206F, 0xFEFF, 0xFEFF, 0xFFF9,
        0xFFFB, 0xE0000, 0xE007F,
    };

    private static final int MAX_ASCII = 0x7F;

    private LogText() {}

    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String of(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        int i = 0;
        while (i < bytes.length) {
            int size = shownSize(bytes, i);
            if (size == 0) {
                escape(text, bytes[i]);
                i++;
            } else if (size == 1) {
                text.append((char) bytes[i]);
                i++;
            } else {
                text.append(new String(bytes, i, size, StandardCharsets.UTF_8));
                i += size;
            }
        }
        return text.toString();
    }

    private static void escape(StringBuilder text, byte b) {
        if (b == '\\') {
            text.append("\\\\");
        } else {
            text.append("\\x").append(DIGITS.charAt((b & 0xF0) >> 4)).append(DIGITS.charAt(b & 0x0F));
        }
    }

    /** How many bytes from here are one character that is shown as it is; 0 if none is. */
    private static int shownSize(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        if (first < MAX_ASCII) {
            return first >= ' ' && first != '\\' ? 1 : 0;
        }
        int size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        if (first < 0xC2 || first > 0xF4 || at + size > bytes.length) {
            return 0;
        }
        int point = first & (0xFF >> (size + 1));
        for (int i = 1; i < size; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
            point = point << 6 | bytes[at + i] & 0x3F;
        }
        return isShortest(point, size) && isShown(point) ? size : 0;
    }

    private static boolean isShortest(int point, int size) {
        int least = size == 2 ? 0x80 : size == 3 ? 0x800 : 0x10000;
        boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return point >= least && point <= Character.MAX_CODE_POINT && !surrogate;
    }

    private static boolean isShown(int point) {
        for (int i = 0; i < HIDDEN.length; i += 2) {
            if (point >= HIDDEN[i] && point <= HIDDEN[i + 1]) {
                return false;
            }
        }
        return true;
    }

    /** The bytes that a text stands for, or {@code null} if it stands for none: it is not what {@link #of} makes. */
    public static byte @Nullable [] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        int i = 0;
        while (i < raw.length) {
            if (raw[i] != '\\') {
                bytes.write(raw[i]);
                i++;
            } else if (i + 1 < raw.length && raw[i + 1] == '\\') {
                bytes.write('\\');
                i += 2;
            } else if (i + 3 < raw.length && raw[i + 1] == 'x') {
                bytes.write(DIGITS.indexOf(raw[i + 2]) << 4 | DIGITS.indexOf(raw[i + 3]));
                i += 4;
            } else {
                return null;
            }
        }
        byte[] all = bytes.toByteArray();
        return of(all).equals(text) ? all : null;
    }
}
