package dev.sessionvault.launcher.leak.place;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/** How a program writes text, where a key would not stand in the file as it is, or would touch what is no part of it. */
enum Encoding {
    NONE,

    /** fish's universal variables: {@code \x2d} for a hyphen. */
    FISH,

    /** libedit's histories, of mysql and sqlite: {@code \040} for a space. */
    LIBEDIT,

    /** vim's undo files: lines with their lengths before and a mark behind them, both of which may look like letters. */
    VIM_UNDO,

    /** netrc's: a word, a space, and what the word says. Its file then reads as others do, {@code password=...}. */
    NETRC;

    private static final byte[] LIBEDIT_HEAD = "_HiStOrY_V2_\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VIM_UNDO_HEAD = "Vim\u009fUnDo\u00e5".getBytes(StandardCharsets.ISO_8859_1);
    private static final Set<String> NETRC_FILES = Set.of(".netrc", "_netrc", ".authinfo");
    private static final byte[] NETRC_WORD = "password ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VIM_ENTRY_END = {0x35, (byte) 0x81};

    static Encoding of(Path file, byte[] head) {
        String name = file.getFileName().toString();
        if (name.startsWith("fish_variables")) {
            return FISH;
        }
        if (NETRC_FILES.contains(name)) {
            return NETRC;
        }
        if (startsWith(head, LIBEDIT_HEAD)) {
            return LIBEDIT;
        }
        return startsWith(head, VIM_UNDO_HEAD) ? VIM_UNDO : NONE;
    }

    /** @param bytes become the result's */
    Decoded decode(byte[] bytes) {
        Decoded decoded = new Decoded(bytes);
        for (int i = 0; i < bytes.length; ) {
            int length = lengthAt(bytes, i);
            decoded.add(length == 1 ? plain(bytes, i) : valueAt(bytes, i), i);
            i += length;
        }
        return decoded;
    }

    private int lengthAt(byte[] bytes, int at) {
        return switch (this) {
            case NONE, NETRC -> 1;
            case FISH -> isEscape(bytes, at, 16, 'x', 2) ? 4 : 1;
            case LIBEDIT -> isEscape(bytes, at, 8, '\\', 3) ? 4 : 1;
            case VIM_UNDO -> isBetweenLines(bytes, at) ? 2 : 1;
        };
    }

    private byte valueAt(byte[] bytes, int at) {
        return switch (this) {
            case NONE, NETRC -> bytes[at];
            case FISH -> (byte) (digit(bytes, at + 2, 16) << 4 | digit(bytes, at + 3, 16));
            case LIBEDIT ->
                (byte) (digit(bytes, at + 1, 8) << 6 | digit(bytes, at + 2, 8) << 3 | digit(bytes, at + 3, 8));
            case VIM_UNDO -> '\n';
        };
    }

    private byte plain(byte[] bytes, int at) {
        int start = at + 1 - NETRC_WORD.length;
        boolean after =
                this == NETRC && start >= 0 && Arrays.equals(bytes, start, at + 1, NETRC_WORD, 0, NETRC_WORD.length);
        return after ? (byte) '=' : bytes[at];
    }

    /** A backslash and {@code digits} digits, with {@code mark} before them if that is no backslash itself. */
    private static boolean isEscape(byte[] bytes, int at, int radix, char mark, int digits) {
        if (at + 4 > bytes.length || bytes[at] != '\\' || mark != '\\' && bytes[at + 1] != mark) {
            return false;
        }
        for (int i = at + 4 - digits; i < at + 4; i++) {
            if (digit(bytes, i, radix) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int digit(byte[] bytes, int at, int radix) {
        return Character.digit(bytes[at], radix);
    }

    /** The lower half of a length, four bytes of which the first two are zero; or the mark. */
    private static boolean isBetweenLines(byte[] bytes, int at) {
        boolean length = at >= 2 && at + 2 <= bytes.length && bytes[at - 1] == 0 && bytes[at - 2] == 0;
        return length || at + 2 <= bytes.length && Arrays.equals(bytes, at, at + 2, VIM_ENTRY_END, 0, 2);
    }

    private static boolean startsWith(byte[] bytes, byte[] head) {
        return bytes.length >= head.length && Arrays.equals(bytes, 0, head.length, head, 0, head.length);
    }
}
