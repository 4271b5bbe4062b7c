package dev.sessionvault.launcher.leak.walk;

import java.util.BitSet;

/**
 * A pattern with {@code *}, {@code ?}, {@code [...]} and {@code \}, as git understands it, held against one text. It goes
 * through the pattern once, and knows after each part all places of the text that this may lead to: the time it takes is
 * at most the product of both lengths, whatever the pattern.
 */
final class Glob {
    private final String pattern;
    private final String text;
    private final boolean inPath;
    private BitSet reached = new BitSet();

    private Glob(String pattern, String text, boolean inPath) {
        this.pattern = pattern;
        this.text = text;
        this.inPath = inPath;
    }

    /** @param inPath whether only two asterisks, as a name of their own, match a slash */
    static boolean matches(String pattern, String text, boolean inPath) {
        return new Glob(pattern, text, inPath).matches();
    }

    private boolean matches() {
        reached.set(0);
        int p = 0;
        while (p >= 0 && p < pattern.length() && !reached.isEmpty()) {
            p = pattern.charAt(p) == '*' ? asterisks(p) : one(p);
        }
        return p >= 0 && reached.get(text.length());
    }

    /** Goes on by one character; the end of what stands for it, or -1 if that is nothing. */
    private int one(int at) {
        CharacterSet set = pattern.charAt(at) == '[' ? CharacterSet.parse(pattern, at) : null;
        int literal = pattern.charAt(at) == '\\' ? at + 1 : at;
        if (literal == pattern.length() || pattern.charAt(at) == '[' && set == null) {
            return -1;
        }
        BitSet next = new BitSet();
        for (int t = reached.nextSetBit(0); t >= 0 && t < text.length(); t = reached.nextSetBit(t + 1)) {
            if (set != null ? isIn(set, text.charAt(t)) : isOne(at, literal, text.charAt(t))) {
                next.set(t + 1);
            }
        }
        reached = next;
        return set != null ? set.end() : literal + 1;
    }

    private boolean isIn(CharacterSet set, char c) {
        return set.contains(c) && !(inPath && c == '/');
    }

    private boolean isOne(int at, int literal, char c) {
        return pattern.charAt(at) == '?' ? !(inPath && c == '/') : pattern.charAt(literal) == c;
    }

    private int asterisks(int at) {
        int rest = at;
        while (rest < pattern.length() && pattern.charAt(rest) == '*') {
            rest++;
        }
        boolean anyDirectories = inPath && rest - at > 1 && isWholeName(at, rest);
        BitSet before = reached;
        reached = anywhere(!inPath || anyDirectories);
        if (!anyDirectories || !pattern.startsWith("/", rest)) {
            return rest;
        }
        one(rest);
        reached.or(before); // no directory at all, and so no slash behind it
        return rest + 1;
    }

    private boolean isWholeName(int at, int end) {
        boolean begins = at == 0 || pattern.charAt(at - 1) == '/';
        return begins && (end == pattern.length() || pattern.startsWith("/", end) || pattern.startsWith("\\/", end));
    }

    private BitSet anywhere(boolean overSlashes) {
        BitSet all = new BitSet();
        boolean going = false;
        for (int t = 0; t <= text.length(); t++) {
            going |= reached.get(t);
            all.set(t, going);
            going &= overSlashes || t == text.length() || text.charAt(t) != '/';
        }
        return all;
    }
}
