package dev.sessionvault.launcher.share.verb;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which patterns a verb file may have: anchored at both ends as a whole, and of what RE2 and ECMAScript mean the same
 * by, for the recipient's program checks with another engine than the owner's.
 */
final class PatternRules {
    private static final int MAX_CHARS = 500;

    /** What may be escaped: classes that are the same in both, and marks. */
    private static final String ESCAPES = "dwpDW.-/\\+*?()[]{}|^$";

    /** Of a repetition: how often, at least and at most. */
    private static final Pattern TIMES = Pattern.compile("\\{([0-9]{1,4})(,([0-9]{0,4}))?}");

    /** What an engine makes of it: one state for each character, as often as that is repeated. */
    private static final long MAX_STATES = 2000;

    private final String pattern;
    /** For each group that is open, the states before it. */
    private final Deque<Long> outer = new ArrayDeque<>();

    private boolean inClass;
    private long states;
    /** Of the last character, class or group. */
    private long last;

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
            boolean escaped = c == '\\';
            i += escaped ? 1 : 0;
            String fault = escaped ? ofEscape(i) : inClass ? ofClass(i, c) : outside(i, c);
            if (fault != null || states > MAX_STATES) {
                return fault == null ? "is too large: what it repeats comes to more than " + MAX_STATES : fault;
            }
        }
        return inClass || !outer.isEmpty() ? "does not close a [ or ( before its $" : null;
    }

    private @Nullable String ofEscape(int at) {
        if (at == pattern.length() - 1) {
            return "is not anchored: its $ at the end is escaped";
        }
        one(inClass ? 0 : 1);
        return ESCAPES.indexOf(pattern.charAt(at)) < 0
                ? "has \\" + pattern.charAt(at) + ", which is not known here"
                : null;
    }

    private @Nullable String ofClass(int at, char c) {
        inClass = c != ']' || pattern.charAt(at - 1) == '[';
        return c == '[' ? "has a [ in a [ ]: write \\[" : null;
    }

    private @Nullable String outside(int at, char c) {
        switch (c) {
            case '[' -> {
                inClass = true;
                one(1);
            }
            case '(' -> {
                return open(at);
            }
            case ')' -> {
                return close();
            }
            case '{' -> {
                return repeat(at);
            }
            case '|' -> {
                return outer.isEmpty() ? "is not anchored: put what | divides in ( )" : null;
            }
            case '^', '$' -> {
                return "has " + c + " inside: write \\" + c;
            }
            case '*', '+', '?', '}' -> {}
            default -> one(1);
        }
        return null;
    }

    private void one(long count) {
        last = count;
        states += count;
    }

    private @Nullable String open(int at) {
        outer.push(states);
        states = 0;
        return pattern.startsWith("(?", at) && !pattern.startsWith("(?:", at)
                ? "has (?, of which only (?: is known here"
                : null;
    }

    private @Nullable String close() {
        if (outer.isEmpty()) {
            return "closes a ( that is not open";
        }
        last = states + 1;
        states = outer.pop() + last;
        return null;
    }

    /** Repeats what stands before as often as can be; the digits count as characters too, which is little. */
    private @Nullable String repeat(int at) {
        Matcher times = TIMES.matcher(pattern).region(at, pattern.length());
        if (!times.lookingAt()) {
            return "has a { that is no number of times: write \\{";
        }
        String max = times.group(3);
        long count = Math.max(Long.parseLong(times.group(1)), max == null || max.isEmpty() ? 1 : Long.parseLong(max));
        states += last * Math.max(count - 1, 0);
        return null;
    }
}
