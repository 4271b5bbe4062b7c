package dev.sessionvault.vault.tool;

import java.nio.charset.StandardCharsets;

/** Environment names as text. A name may be any bytes; Latin-1 keeps each of them and costs nothing. */
final class Ascii {
    private Ascii() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String text(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }

    static boolean isAlphanumeric(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** For people: what a terminal might act on is written {@code \xNN}. */
    static String printable(String name) {
        StringBuilder text = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c > ' ' && c <= '~') {
                text.append(c);
            } else {
                text.append("\\x").append(hex(c >> 4)).append(hex(c));
            }
        }
        return text.toString();
    }

    private static char hex(int nibble) {
        return "0123456789abcdef".charAt(nibble & 0xf);
    }
}
