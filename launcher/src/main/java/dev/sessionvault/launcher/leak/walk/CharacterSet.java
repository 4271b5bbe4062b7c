package dev.sessionvault.launcher.leak.walk;

import java.util.BitSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** {@code [a-z_]}, {@code [!0-9]}, {@code [[:alpha:]]}: some of the characters 0 to 255. */
final class CharacterSet {
    private final BitSet members = new BitSet();
    private final String pattern;
    private int at;

    private CharacterSet(String pattern, int at) {
        this.pattern = pattern;
        this.at = at;
    }

    /** The set that begins there with a bracket, or {@code null}: it has no end, or is none. */
    static @Nullable CharacterSet parse(String pattern, int at) {
        CharacterSet set = new CharacterSet(pattern, at + 1);
        boolean negated = set.is(at + 1, '!') || set.is(at + 1, '^');
        set.at += negated ? 1 : 0;
        if (!set.readAll()) {
            return null;
        }
        if (negated) {
            set.members.flip(0, 256);
        }
        return set;
    }

    /** A bracket that comes first is a member. */
    private boolean readAll() {
        int previous = -1;
        do {
            if (at >= pattern.length()) {
                return false;
            }
            previous = readOne(previous);
            if (previous == MALFORMED) {
                return false;
            }
            at++;
        } while (!is(at, ']'));
        at++;
        return true;
    }

    private static final int NONE = -1;
    private static final int MALFORMED = -2;

    /** Leaves {@link #at} at its last character; returns what a range after it would begin with. */
    private int readOne(int previous) {
        char c = pattern.charAt(at);
        if (c == '-' && previous != NONE && at + 1 < pattern.length() && !is(at + 1, ']')) {
            return readRange(previous);
        }
        if (c == '[' && is(at + 1, ':')) {
            return readClass();
        }
        return readLiteral();
    }

    private int readLiteral() {
        at += is(at, '\\') ? 1 : 0;
        if (at >= pattern.length()) {
            return MALFORMED;
        }
        members.set(pattern.charAt(at));
        return pattern.charAt(at);
    }

    private int readRange(int first) {
        at++;
        at += is(at, '\\') ? 1 : 0;
        if (at >= pattern.length()) {
            return MALFORMED;
        }
        for (int c = first; c <= pattern.charAt(at); c++) {
            members.set(c);
        }
        return NONE;
    }

    private int readClass() {
        int start = at + 2;
        int end = pattern.indexOf(']', start);
        if (end < 0) {
            return MALFORMED;
        }
        if (end == start || pattern.charAt(end - 1) != ':') {
            members.set('['); // an ordinary member after all
            return '[';
        }
        IntPredicate kind = named(pattern.substring(start, end - 1));
        if (kind == null) {
            return MALFORMED;
        }
        for (int c = 0; c < 128; c++) {
            if (kind.test(c)) {
                members.set(c);
            }
        }
        at = end;
        return NONE;
    }

    /** As the C library has them for ASCII. */
    private static @Nullable IntPredicate named(String name) {
        switch (name) {
            case "alnum":
                return c -> isLetter(c) || isDigit(c);
            case "alpha":
                return CharacterSet::isLetter;
            case "blank":
                return c -> c == ' ' || c == '\t';
            case "cntrl":
                return c -> c < ' ' || c == 127;
            case "digit":
                return CharacterSet::isDigit;
            case "graph":
                return c -> c > ' ' && c < 127;
            case "lower":
                return c -> c >= 'a' && c <= 'z';
            case "print":
                return c -> c >= ' ' && c < 127;
            case "punct":
                return c -> c > ' ' && c < 127 && !isLetter(c) && !isDigit(c);
            case "space":
                return c -> c == ' ' || c >= '\t' && c <= '\r';
            case "upper":
                return c -> c >= 'A' && c <= 'Z';
            case "xdigit":
                return c -> isDigit(c) || (c | 32) >= 'a' && (c | 32) <= 'f';
            default:
                return null;
        }
    }

    private static boolean isLetter(int c) {
        return (c | 32) >= 'a' && (c | 32) <= 'z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private boolean is(int index, char c) {
        return index < pattern.length() && pattern.charAt(index) == c;
    }

    boolean contains(char c) {
        return members.get(c);
    }

    /** After its closing bracket. */
    int end() {
        return at;
    }
}
