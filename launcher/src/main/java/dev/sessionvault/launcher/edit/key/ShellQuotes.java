package dev.sessionvault.launcher.edit.key;

/** Where a quoted or substituted piece of a shell's text ends. */
final class ShellQuotes {
    private final String text;
    private final boolean fish;

    ShellQuotes(String text, boolean fish) {
        this.text = text;
        this.fish = fish;
    }

    /** After the character at {@code i}, or after the whole piece that it begins. */
    int after(int i) throws UnsureException {
        switch (text.charAt(i)) {
            case '\\':
                return i + (text.startsWith("\r\n", i + 1) ? 3 : 2);
            case '\'':
                return single(i + 1, fish);
            case '"':
                return twice(i + 1);
            case '`':
                return fish ? i + 1 : until(i + 1, '`');
            case '$':
                return dollar(i);
            case '(':
                return fish ? until(i + 1, ')') : i + 1;
            default:
                return i + 1;
        }
    }

    private int dollar(int i) throws UnsureException {
        if (text.startsWith("$(", i)) {
            return until(i + 2, ')');
        }
        if (!fish && text.startsWith("${", i)) {
            return until(i + 2, '}');
        }
        return !fish && text.startsWith("$'", i) ? single(i + 2, true) : i + 1;
    }

    private int single(int from, boolean escapes) throws UnsureException {
        int i = from;
        while (at(i) != '\'') {
            i += escapes && at(i) == '\\' ? 2 : 1;
        }
        return i + 1;
    }

    private int twice(int from) throws UnsureException {
        int i = from;
        while (at(i) != '"') {
            boolean plain = at(i) == '\'' || at(i) == '(';
            i = plain ? i + 1 : after(i);
        }
        return i + 1;
    }

    private int until(int from, char close) throws UnsureException {
        int i = from;
        while (at(i) != close) {
            boolean nested = at(i) == '(' && close == ')';
            i = nested ? until(i + 1, ')') : after(i);
        }
        return i + 1;
    }

    private char at(int i) throws UnsureException {
        if (i >= text.length()) {
            throw new UnsureException("a quote or a bracket is never closed");
        }
        return text.charAt(i);
    }
}
