package dev.sessionvault.launcher.leak.form;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The value around a run of key characters, as far as quotes, blanks and operators bound it. */
final class Value {
    static final int LEAST = 16;
    private static final int MOST = 512;
    /** How far before its first long run a value may begin. */
    private static final int LEFT = 48;

    private static final String INNER = ".~!@#%^*?$";
    /** After an unquoted value these make it code: a call, an index, a path of names. */
    private static final String CODE = "([{<";

    /** How keys and certificates begin that are written as data: most are public. */
    private static final byte[][] DATA = beginnings("MII MFkw MFwwDQ MIG MCow ssh- ecdsa-");

    /** Hashes, paths, addresses, references, public keys and certificates, images. */
    private static final byte[][] HARMLESS = beginnings(
            "sha1- sha256- sha384- sha512- sha256: 0x ./ ../ ~ $ AAAAB3NzaC1"
                    + " AAAAC3NzaC1 AAAAE2VjZHNh iVBORw0KGgo R0lGOD LS0tLS1CRUdJTiBDRV LS0tLS1CRUdJTiBQVU http: https: @ # phc_ pk_live_ pk_test_ pk-lf- pk.ey sb_publishable_");

    private final Text text;
    private int start;
    private int end;

    Value(Text text) {
        this.text = text;
    }

    /** Where the value begins that the run is in. */
    int startOf(int run) {
        start = run;
        while (run - start < LEFT && isInner(text.at(start - 1))) {
            start--;
        }
        if (text.at(start) == '-' && text.at(start - 1) == ':') {
            start++;
        }
        return start;
    }

    /** Finds the end; false if this can be no key, whatever its name. */
    boolean readEnd(int runEnd, boolean quoted) {
        end = runEnd;
        while (end < text.to && end - start <= MOST && (isInner(text.bytes[end]) || isJoint(end))) {
            end++;
        }
        if (!quoted) {
            trim();
        }
        return end - start >= LEAST && end - start <= MOST && endsWell(quoted) && !beginsHarmless();
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    boolean isDrawn() {
        return Randomness.isDrawn(text.bytes, start, end);
    }

    boolean isPlaceholder() {
        return Placeholder.isOne(text, start, end);
    }

    boolean isHex() {
        return text.skip(start, Alphabet.HEX) >= end;
    }

    boolean isUuid() {
        if (end - start != 36 && end - start != 35) {
            return false;
        }
        int dashes = 0;
        for (int i = start; i < end; i++) {
            dashes += text.bytes[i] == '-' ? 1 : 0;
        }
        return dashes == 4 && text.skip(start, Alphabet.ALNUM | Alphabet.DASH) >= end;
    }

    /** Whether it may be the name of a file, or a public key. */
    boolean isOrdinary() {
        for (int i = start; i < end; i++) {
            if (text.bytes[i] == '.') {
                return true;
            }
        }
        return beginsWithOne(DATA);
    }

    boolean isMixed() {
        int seen = 0;
        for (int i = start; i < end; i++) {
            seen |= Alphabet.of(text.bytes[i]);
        }
        return (seen & Alphabet.DIGIT) != 0 && (seen & Alphabet.LOWER) != 0 && (seen & Alphabet.UPPER) != 0;
    }

    private void trim() {
        while (end > start && ".?!".indexOf(text.bytes[end - 1]) >= 0) {
            end--;
        }
    }

    private boolean endsWell(boolean quoted) {
        byte after = text.at(end);
        if (quoted) {
            return after == '"' || after == '\'' || after == '`' || after == '\\' || after == ';' || after == '&';
        }
        return CODE.indexOf(after) < 0 || after == 0 || after == '<' && text.at(end + 1) == '/';
    }

    private boolean beginsHarmless() {
        return beginsWithOne(HARMLESS) || isPath();
    }

    /** {@code /run/…}: base64 may begin with a slash too, but not with a word between two. */
    private boolean isPath() {
        int slash = text.at(start) == '/' ? text.skip(start + 1, Alphabet.LOWER | Alphabet.DASH | Alphabet.DOT) : -1;
        return slash > start + 1 && (text.at(slash) == '/' || slash >= end);
    }

    private boolean beginsWithOne(byte[][] beginnings) {
        byte first = text.at(start);
        for (byte[] beginning : beginnings) {
            if (beginning[0] == first && text.isAt(beginning, start)) {
                return true;
            }
        }
        return false;
    }

    private boolean isJoint(int i) {
        byte b = text.bytes[i];
        return b == '=' || b == ':' && Alphabet.isRun(text.at(i + 1));
    }

    private static boolean isInner(byte b) {
        return Alphabet.isRun(b) || b > 0 && INNER.indexOf(b) >= 0;
    }

    private static byte[][] beginnings(String all) {
        return Arrays.stream(all.split(" "))
                .map(text -> text.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }
}
