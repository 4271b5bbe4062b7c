package dev.sessionvault.launcher.login;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The smallest parts of JSON, one behind the other: RFC 8259. Where a part is not what it should be, it is not passed. */
final class Lexer {
    private static final int ESCAPE_DIGITS = 4;
    private static final int FIRST_PRINTABLE = 0x20;

    private final byte[] bytes;
    private int at;

    Lexer(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean isAtEnd() {
        return at == bytes.length;
    }

    boolean isNext(char wanted) {
        return at < bytes.length && bytes[at] == wanted;
    }

    /** Behind blanks. */
    boolean pass(char wanted) {
        passBlanks();
        boolean there = isNext(wanted);
        at += there ? 1 : 0;
        return there;
    }

    void passBlanks() {
        while (isNext(' ') || isNext('\t') || isNext('\n') || isNext('\r')) {
            at++;
        }
    }

    /** @return {@code null} if there is no string here */
    @Nullable
    MemberName passString() {
        if (!isNext('"')) {
            return null;
        }
        int start = ++at;
        while (at < bytes.length && bytes[at] != '"') {
            int size = bytes[at] == '\\' ? escapeSize() : letterSize();
            if (size == 0) {
                return null;
            }
            at += size;
        }
        return at == bytes.length ? null : MemberName.standing(bytes, start, at++);
    }

    private int letterSize() {
        boolean isControl = bytes[at] >= 0 && bytes[at] < FIRST_PRINTABLE;
        return isControl ? 0 : Utf8.size(bytes, at, bytes.length);
    }

    private int escapeSize() {
        if (at + 1 == bytes.length) {
            return 0;
        }
        if (bytes[at + 1] != 'u') {
            return Escapes.has(bytes[at + 1]) ? 2 : 0;
        }
        int end = at + 2 + ESCAPE_DIGITS;
        for (int i = at + 2; i < end; i++) {
            if (i >= bytes.length || Character.digit(bytes[i], 16) < 0) {
                return 0;
            }
        }
        return end - at;
    }

    /** {@code true}, {@code false}, {@code null}, or a number. */
    boolean passBare() {
        return passWord("true") || passWord("false") || passWord("null") || passNumber();
    }

    private boolean passWord(String word) {
        byte[] wanted = word.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < wanted.length; i++) {
            if (at + i >= bytes.length || bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        at += wanted.length;
        return true;
    }

    private boolean passNumber() {
        at += isNext('-') ? 1 : 0;
        boolean whole = isNext('0') ? passDigit() : passDigits();
        return whole && (!passOne(".") || passDigits()) && (!passOne("eE") || passExponent());
    }

    private boolean passExponent() {
        passOne("+-");
        return passDigits();
    }

    private boolean passDigits() {
        boolean some = false;
        while (passDigit()) {
            some = true;
        }
        return some;
    }

    private boolean passDigit() {
        return passOne("0123456789");
    }

    private boolean passOne(String letters) {
        boolean there = at < bytes.length && letters.indexOf(bytes[at]) >= 0;
        at += there ? 1 : 0;
        return there;
    }
}
