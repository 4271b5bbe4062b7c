package dev.sessionvault.launcher.share.verb;

import org.jspecify.annotations.Nullable;

/**
 * Which patterns a verb file may have: anchored at both ends as a whole, and of what RE2 and ECMAScript mean the same
 * by, for the recipient's program checks with another engine than the owner's.
 */
final class PatternRules {
    private static final int MAX_CHARS = 500;

    /** What may be escaped: classes that are the same in both, and marks. */
    private static final String ESCAPES = "dwpDW.-/\\+*?()[]{}|^$";

    private final String pattern;
    private boolean inClass;
    private int depth;

    private PatternRules(String pattern) {
        this.pattern = pattern;
    }

    /** What is wrong with it, {@code null} if nothing is. */
    static @Nullable String fault(String pattern) {
        if (pattern.length() > MAX_CHARS) {
            return "is longer than " + MAX_CHARS + " characters";
        }
        if (pattern.length() < 2 || !pattern.startsWith("^") || !pattern.endsWith("$")) {
            return "is not anchored: want ^ at its beginning and $ at its end";
        }
        return new PatternRules(pattern).walk();
    }

    private @Nullable String walk() {
        for (int i = 1; i < pattern.length() - 1; i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
                if (i == pattern.length() - 1) {
                    return "is not anchored: its $ at the end is escaped";
                }
                if (ESCAPES.indexOf(pattern.charAt(i)) < 0) {
                    return "has \\" + pattern.charAt(i) + ", which is not known here";
                }
                continue;
            }
            String fault = inClass ? ofClass(i, c) : outside(i, c);
            if (fault != null) {
                return fault;
            }
        }
        return inClass || depth != 0 ? "does not close a [ or ( before its $" : null;
    }

    private @Nullable String ofClass(int at, char c) {
        inClass = c != ']' || pattern.charAt(at - 1) == '[';
        return c == '[' ? "has a [ in a [ ]: write \\[" : null;
    }

    private @Nullable String outside(int at, char c) {
        switch (c) {
            case '[' -> inClass = true;
            case '(' -> {
                depth++;
                return pattern.startsWith("(?", at) && !pattern.startsWith("(?:", at)
                        ? "has (?, of which only (?: is known here"
                        : null;
            }
            case ')' -> depth--;
            case '|' -> {
                return depth == 0 ? "is not anchored: put what | divides in ( )" : null;
            }
            case '^', '$' -> {
                return "has " + c + " inside: write \\" + c;
            }
            default -> {}
        }
        return depth < 0 ? "closes a ( that is not open" : null;
    }
}
