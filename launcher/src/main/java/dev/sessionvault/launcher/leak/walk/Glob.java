package dev.sessionvault.launcher.leak.walk;

import java.util.BitSet;

/**
 * A pattern with {@code *}, {@code ?}, {@code [...]} and {@code \}, as git understands it, held against one text. The
 * time it takes is at most the product of both lengths, whatever the pattern.
 */
final class Glob {
    private final String pattern;
    private final String text;
    private final boolean inPath;
    private final BitSet tried = new BitSet();

    private Glob(String pattern, String text, boolean inPath) {
        this.pattern = pattern;
        this.text = text;
        this.inPath = inPath;
    }

    /** @param inPath whether only two asterisks, as a name of their own, match a slash */
    static boolean matches(String pattern, String text, boolean inPath) {
        return new Glob(pattern, text, inPath).matches(0, 0);
    }

    private boolean matches(int patternFrom, int textFrom) {
        int p = patternFrom;
        int t = textFrom;
        while (p < pattern.length()) {
            char c = pattern.charAt(p);
            if (c == '*') {
                return asterisks(p, t);
            }
            if (t == text.length()) {
                return false;
            }
            p = c == '[' ? set(p, text.charAt(t)) : one(p, text.charAt(t));
            if (p < 0) {
                return false;
            }
            t++;
        }
        return t == text.length();
    }

    /** The end of what stands for one character, or -1 if it does not stand for this one. */
    private int one(int at, char c) {
        char wanted = pattern.charAt(at);
        if (wanted == '?') {
            return inPath && c == '/' ? -1 : at + 1;
        }
        int literal = wanted == '\\' ? at + 1 : at;
        return literal < pattern.length() && pattern.charAt(literal) == c ? literal + 1 : -1;
    }

    private int set(int at, char c) {
        CharacterSet set = CharacterSet.parse(pattern, at);
        return set == null || !set.contains(c) || inPath && c == '/' ? -1 : set.end();
    }

    private boolean asterisks(int at, int textFrom) {
        int rest = at;
        while (rest < pattern.length() && pattern.charAt(rest) == '*') {
            rest++;
        }
        boolean anyDirectories = inPath && rest - at > 1 && isWholeName(at, rest);
        boolean overSlashes = !inPath || anyDirectories;
        if (rest == pattern.length()) {
            return overSlashes || text.indexOf('/', textFrom) < 0;
        }
        if (anyDirectories && pattern.charAt(rest) == '/' && matches(rest + 1, textFrom)) {
            return true;
        }
        return anywhere(rest, textFrom, overSlashes);
    }

    private boolean isWholeName(int at, int end) {
        boolean begins = at == 0 || pattern.charAt(at - 1) == '/';
        return begins && (end == pattern.length() || pattern.startsWith("/", end) || pattern.startsWith("\\/", end));
    }

    private boolean anywhere(int rest, int textFrom, boolean overSlashes) {
        for (int t = textFrom; t < text.length(); t++) {
            int state = rest * (text.length() + 1) + t;
            if (tried.get(state)) {
                return false; // and so everything after it was tried too
            }
            tried.set(state);
            if (matches(rest, t)) {
                return true;
            }
            if (!overSlashes && text.charAt(t) == '/') {
                return false;
            }
        }
        return false;
    }
}
