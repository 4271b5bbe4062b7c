package dev.sessionvault.launcher.leak.walk;

import org.jspecify.annotations.Nullable;

/** One line of a file that says what git ignores. Its characters are bytes, and so are those of what it is held against. */
final class Rule {
    private static final String SPECIAL = "*?[\\";

    private final boolean negated;
    private final boolean directoryOnly;
    private final boolean nameOnly;

    /** What stands before the first character that is special; behind it git begins anew, and so must we. */
    private final String prefix;

    private final String rest;

    /** Whether the rest is one asterisk and then nothing special, as most are. */
    private final boolean isSuffix;

    private Rule(boolean negated, boolean directoryOnly, boolean nameOnly, String pattern) {
        this.negated = negated;
        this.directoryOnly = directoryOnly;
        this.nameOnly = nameOnly;
        int special = firstSpecial(pattern);
        this.prefix = nameOnly && special < pattern.length() ? "" : pattern.substring(0, special);
        this.rest = pattern.substring(prefix.length());
        this.isSuffix = nameOnly && rest.startsWith("*") && firstSpecial(rest.substring(1)) == rest.length() - 1;
    }

    private static int firstSpecial(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            if (SPECIAL.indexOf(pattern.charAt(i)) >= 0) {
                return i;
            }
        }
        return pattern.length();
    }

    /** {@code null} if the line says nothing: it is empty, or a remark. */
    static @Nullable Rule parse(String line) {
        if (line.isEmpty() || line.charAt(0) == '#') {
            return null;
        }
        String pattern = withoutTrailingSpaces(line);
        boolean negated = pattern.startsWith("!");
        pattern = pattern.substring(negated ? 1 : 0);
        boolean directoryOnly = pattern.endsWith("/");
        pattern = pattern.substring(0, pattern.length() - (directoryOnly ? 1 : 0));
        boolean nameOnly = pattern.indexOf('/') < 0;
        pattern = pattern.substring(pattern.startsWith("/") ? 1 : 0);
        return pattern.isEmpty() ? null : new Rule(negated, directoryOnly, nameOnly, pattern);
    }

    /** Unless a backslash keeps them. */
    private static String withoutTrailingSpaces(String line) {
        int end = 0;
        for (int i = 0; i < line.length(); i++) {
            boolean escapes = line.charAt(i) == '\\';
            if (escapes) {
                i++;
            }
            if (escapes || line.charAt(i) != ' ') {
                end = Math.min(i + 1, line.length());
            }
        }
        return line.substring(0, end);
    }

    /** Whether what it matches is not ignored, after all. */
    boolean isNegated() {
        return negated;
    }

    /**
     * @param path from the directory that the rule's file is in
     * @param name the last part of it
     */
    boolean matches(String path, String name, boolean isDirectory) {
        if (directoryOnly && !isDirectory) {
            return false;
        }
        String text = nameOnly ? name : path;
        if (rest.isEmpty()) {
            return text.equals(prefix);
        }
        return text.startsWith(prefix) && matchesRest(text.substring(prefix.length()));
    }

    private boolean matchesRest(String text) {
        return isSuffix
                ? text.regionMatches(text.length() - rest.length() + 1, rest, 1, rest.length() - 1)
                : Glob.matches(rest, text, !nameOnly);
    }
}
