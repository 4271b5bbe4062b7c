package dev.sessionvault.launcher.share.executor;

import java.util.Arrays;

/** As it is, or with any of its bytes as {@code %2B}, {@code \u002b}, {@code \x2b}, {@code \/}, or a plus for a blank. */
final class EscapedSpelling implements Spelling {
    private static final int NOT_HEX = -1;

    private final byte[] key;

    EscapedSpelling(byte[] key) {
        this.key = key.clone();
    }

    @Override
    public int match(byte[] text, int from) {
        int end = match(text, from, 0);
        return end <= 0 ? end : end - from;
    }

    /** Where it ends. A percent sign that means itself looks like an escape: then both are tried. */
    private int match(byte[] text, int from, int first) {
        int at = from;
        for (int done = first; done < key.length; done++) {
            if (at == text.length) {
                return MORE;
            }
            int escaped = escape(text, at, key[done]);
            boolean plain = isPlain(text[at], key[done]);
            if (!plain && escaped <= 0) {
                return escaped;
            }
            int end = plain && escaped != NONE ? escaped == MORE ? MORE : match(text, at + escaped, done + 1) : NONE;
            if (end != NONE) {
                return end;
            }
            at += plain ? 1 : escaped;
        }
        return at;
    }

    private static boolean isPlain(byte c, byte wanted) {
        return c == wanted || c == '+' && wanted == ' ';
    }

    private static int escape(byte[] text, int at, byte wanted) {
        if (text[at] == '%') {
            return digits(text, at, 1, 2, wanted);
        }
        if (text[at] != '\\') {
            return NONE;
        }
        if (at + 1 == text.length) {
            return MORE;
        }
        return switch (text[at + 1]) {
            case 'u' -> digits(text, at, 2, 4, wanted);
            case 'x' -> digits(text, at, 2, 2, wanted);
            default -> text[at + 1] == wanted ? 2 : NONE;
        };
    }

    /** So many digits behind so many other characters: the length of all of it, if they mean the wanted byte. */
    private static int digits(byte[] text, int from, int before, int count, byte wanted) {
        int value = 0;
        for (int i = from + before; i < from + before + count; i++) {
            if (i == text.length) {
                return MORE;
            }
            int digit = Character.digit(text[i], 16);
            if (digit == NOT_HEX) {
                return NONE;
            }
            value = value * 16 + digit;
        }
        return value == (wanted & 0xff) ? before + count : NONE;
    }

    @Override
    public void wipe() {
        Arrays.fill(key, (byte) 0);
    }
}
