package dev.sessionvault.vault.tool;

/**
 * Looks for keys in a value, under whatever name it stands. Linear: each position is compared with the few patterns
 * that share its first byte, and no pattern looks further than its shortest key.
 */
final class ValueScan {
    private static final byte[] PEM = Ascii.bytes("-----BEGIN ");
    private static final byte[] PRIVATE_KEY = Ascii.bytes("PRIVATE KEY");
    /** The longest header between the two is {@code OPENSSH } or {@code ENCRYPTED }. */
    private static final int PEM_HEADER_BYTES = 40;

    private static final int JWT_PART_BYTES = 17;
    private static final int JWT_SIGNATURE_BYTES = 10;

    private final byte[] value;
    private final int end;
    private int runStart;
    private int runEnd;

    private ValueScan(byte[] value) {
        this.value = value;
        this.end = value.length;
    }

    /** Whether a key begins anywhere at or after {@code start}. */
    static boolean findsKey(byte[] value, int start) {
        ValueScan scan = new ValueScan(value);
        for (int i = start; i < value.length; i++) {
            if (scan.isKeyAt(i, start)) {
                return true;
            }
        }
        return false;
    }

    private boolean isKeyAt(int i, int start) {
        byte first = value[i];
        if (!KeyPatterns.mayBegin(first)) {
            return false;
        }
        // In the middle of a word it is chance: "task-…" is no "sk-…".
        boolean begins = i == start || !isWord(value[i - 1]) || isEscaped(i, start);
        if (begins && first == 'e' && isJwt(i)) {
            return true;
        }
        if (first == '-' && isPem(i)) {
            return true;
        }
        return begins && isPattern(i, first);
    }

    private boolean isPattern(int i, byte first) {
        for (KeyPattern pattern : KeyPatterns.beginningWith(first)) {
            if (pattern.matches(value, i, end)) {
                return true;
            }
        }
        return false;
    }

    /** After {@code %3D} or {@code \n} the letter before is part of an escape, not of a word. */
    private boolean isEscaped(int i, int start) {
        return (i - start >= 3 && value[i - 3] == '%') || (i - start >= 2 && value[i - 2] == '\\');
    }

    /** Three parts of base64url, the first two JSON objects. */
    private boolean isJwt(int i) {
        int second = afterPart(i, JWT_PART_BYTES);
        int third = second < 0 ? -1 : afterPart(second, JWT_PART_BYTES);
        return third >= 0 && run(third) >= JWT_SIGNATURE_BYTES;
    }

    /** Where the next part begins, or -1 if this is none. */
    private int afterPart(int i, int minimum) {
        if (i + 1 >= end || value[i] != 'e' || value[i + 1] != 'y') {
            return -1;
        }
        int length = run(i);
        int dot = i + length;
        return length >= minimum && dot < end && value[dot] == '.' ? dot + 1 : -1;
    }

    /** How many characters of base64url follow. Within one run the end is found once, or a run would cost its square. */
    private int run(int start) {
        if (start < runStart || start >= runEnd) {
            runStart = start;
            runEnd = start;
            while (runEnd < end && (isWord(value[runEnd]) || value[runEnd] == '-')) {
                runEnd++;
            }
        }
        return runEnd - start;
    }

    private boolean isPem(int i) {
        if (!isAt(PEM, i)) {
            return false;
        }
        for (int j = i + PEM.length; j <= i + PEM_HEADER_BYTES; j++) {
            if (isAt(PRIVATE_KEY, j)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(byte[] text, int i) {
        if (end - i < text.length) {
            return false;
        }
        for (int j = 0; j < text.length; j++) {
            if (value[i + j] != text[j]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWord(byte b) {
        return Ascii.isAlphanumeric(b) || b == '_';
    }
}
