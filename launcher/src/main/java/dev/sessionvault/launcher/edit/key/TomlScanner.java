package dev.sessionvault.launcher.edit.key;

import org.jspecify.annotations.Nullable;

/** Finds the statement of a sound TOML text that gives a key. */
final class TomlScanner {
    private final String text;
    private final Part key;
    private int at;
    private @Nullable Found found;

    private TomlScanner(String text, Part key) {
        this.text = text;
        this.key = key;
    }

    /**
     * The innermost thing that can be taken out.
     *
     * @param start of the string's content
     * @param items what it is one of, or {@code null} for a statement of its own
     * @param index which of those
     * @param named whether those have names
     */
    record Found(
            int statement,
            int statementEnd,
            int start,
            int end,
            @Nullable Items items,
            int index,
            boolean named) {}

    /** @return {@code null} if the key is in no string */
    static @Nullable Found find(String text, Part key) {
        TomlScanner scanner = new TomlScanner(text, key);
        while (scanner.found == null && scanner.skip() < text.length()) {
            scanner.statement();
        }
        return scanner.found;
    }

    private void statement() {
        int start = at;
        if (text.charAt(at) == '[') {
            at = Line.at(text, at).end();
            return;
        }
        name();
        value(null, 0, false);
        if (found != null) {
            found = new Found(start, at, found.start, found.end, found.items, found.index, found.named);
        }
        at = Line.at(text, at).end();
    }

    /** Past a key and its equals sign. */
    private void name() {
        while (at < text.length() && text.charAt(at) != '=') {
            char c = text.charAt(at);
            at = c == '"' || c == '\'' ? afterString() : at + 1;
        }
        at = Line.afterBlanks(text, at + 1);
    }

    private void value(@Nullable Items items, int index, boolean named) {
        char c = at < text.length() ? text.charAt(at) : '\n';
        if (c == '[' || c == '{') {
            container(c == '{');
        } else if (c == '"' || c == '\'') {
            int quotes = isLong() ? 3 : 1;
            int start = at + quotes;
            at = afterString();
            if (key.isIn(start, at - quotes)) {
                found = new Found(0, 0, afterFirstFeed(start, quotes), at - quotes, items, index, named);
            }
        } else {
            while (at < text.length() && ",]}#\r\n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            at = Line.beforeBlanks(text, at);
        }
    }

    /** A line end right after three quotes is not part of the string. */
    private int afterFirstFeed(int start, int quotes) {
        int cr = quotes == 3 && text.startsWith("\r", start) ? start + 1 : start;
        return quotes == 3 && text.startsWith("\n", cr) ? cr + 1 : start;
    }

    private void container(boolean named) {
        Items items = new Items();
        at++;
        while (skip() < text.length() && "]}".indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == ',') {
                at++;
                continue;
            }
            int start = at;
            if (named) {
                name();
            }
            value(items, items.count(), named);
            items.add(start, at);
        }
        at = Math.min(text.length(), at + 1);
    }

    private boolean isLong() {
        return text.startsWith("\"\"\"", at) || text.startsWith("'''", at);
    }

    private int afterString() {
        String quote = text.substring(at, at + (isLong() ? 3 : 1));
        int i = at + quote.length();
        while (i < text.length() && !text.startsWith(quote, i)) {
            i += text.charAt(i) == '\\' && quote.charAt(0) == '"' ? 2 : 1;
        }
        i = Math.min(text.length(), i + quote.length());
        while (quote.length() == 3 && i < text.length() && text.charAt(i) == quote.charAt(0)) {
            i++; // up to two quotes may stand before the three that end it
        }
        return i;
    }

    /** Past blanks, line ends and comments. */
    private int skip() {
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '#')) {
            at = text.charAt(at) == '#' ? Line.at(text, at).end() : at + 1;
        }
        return at;
    }
}
