package dev.sessionvault.launcher.edit.key;

import dev.sessionvault.launcher.edit.key.YamlScalars.Scalar;
import org.jspecify.annotations.Nullable;

/** Reads YAML as far as it must to know where a scalar belongs; gives up where that is unusual. */
final class YamlScanner {
    private final String text;
    private final Part key;
    private final YamlScalars scalars;
    private int at;
    private @Nullable Found found;

    private YamlScanner(String text, Part key) {
        this.text = text;
        this.key = key;
        this.scalars = new YamlScalars(text);
    }

    /**
     * The scalar that the key is in.
     *
     * @param marked whether it has an anchor or a tag
     */
    record Found(Scalar scalar, YamlPlace place, boolean marked) {}

    /** @return {@code null} if the key is in no value */
    static @Nullable Found find(String text, Part key) throws UnsureException {
        YamlScanner scanner = new YamlScanner(text, key);
        while (scanner.skip() < text.length()) {
            if (scanner.isMarker()) {
                scanner.at = Line.at(text, scanner.at).end();
            } else {
                scanner.node(YamlPlace.text());
            }
        }
        return scanner.found;
    }

    private boolean isMarker() {
        boolean dashes = text.startsWith("---", at) || text.startsWith("...", at);
        return dashes && column() == 0 && isGap(at + 3);
    }

    /** What begins here. Returns where its content ends. */
    private int node(YamlPlace in) throws UnsureException {
        boolean marked = properties();
        if (atEndOfLine()) {
            requireSure(skip() < text.length() && column() > in.column());
        }
        char c = text.charAt(at);
        requireSure(c != '%' && c != '\t' && !(c == '?' && isGap(at + 1)));
        if (isMember('-')) {
            return lines('-', in);
        }
        return isMember(':') ? lines(':', in) : value(in, marked);
    }

    /** Past an anchor and a tag. */
    private boolean properties() {
        boolean any = false;
        while (at < text.length() && "&!".indexOf(text.charAt(at)) >= 0) {
            while (!isGap(at)) {
                at++;
            }
            at = Line.afterBlanks(text, at);
            any = true;
        }
        return any;
    }

    /** A list or a mapping whose members begin lines. */
    private int lines(char kind, YamlPlace in) throws UnsureException {
        int column = column();
        Items items = new Items();
        int end = at;
        while (at < text.length() && column() == column && !isMarker() && isMember(kind)) {
            int start = at;
            at = kind == '-' ? at + 1 : scalars.afterName(at);
            end = member(new YamlPlace(items, items.count(), kind, column, in.column()));
            items.add(start, end);
            skip();
        }
        boolean flush = kind == '-' && in.column() == column;
        requireSure(at >= text.length() || isMarker() || column() < column || (flush && column() == column));
        return end;
    }

    private boolean isMember(char kind) {
        return kind == '-' ? text.charAt(at) == '-' && isGap(at + 1) : scalars.afterName(at) >= 0;
    }

    /** What follows a dash or a colon. */
    private int member(YamlPlace in) throws UnsureException {
        int empty = at;
        at = Line.afterBlanks(text, at);
        if (!atEndOfLine()) {
            return node(in);
        }
        skip();
        boolean more = at < text.length() && !isMarker();
        boolean listBelow = more && in.kind() == ':' && column() == in.column() && isMember('-');
        return listBelow || (more && column() > in.column()) ? node(in) : empty;
    }

    private int value(YamlPlace in, boolean marked) throws UnsureException {
        char c = text.charAt(at);
        if (c == '{' || c == '[') {
            flow(in);
        } else {
            note(scalars.at(at, in.column()), in, marked);
        }
        return at;
    }

    private void note(Scalar scalar, YamlPlace in, boolean marked) throws UnsureException {
        requireSure(scalar.end() > at);
        if (key.isIn(scalar.from(), scalar.to())) {
            found = new Found(scalar, in, marked);
        }
        at = scalar.end();
    }

    /** Between brackets. */
    private void flow(YamlPlace in) throws UnsureException {
        char kind = text.charAt(at++);
        Items items = new Items();
        skip();
        while (at < text.length() && !text.startsWith(kind == '{' ? "}" : "]", at)) {
            int start = at;
            YamlPlace place = new YamlPlace(items, items.count(), kind, in.column(), in.outer());
            inFlow(place, kind == '{');
            items.add(start, at);
            skip();
            requireSure(text.startsWith(",", at) || text.startsWith(kind == '{' ? "}" : "]", at));
            if (text.charAt(at) == ',') {
                at++;
                skip();
            }
        }
        requireSure(at < text.length());
        at++;
    }

    private void inFlow(YamlPlace place, boolean named) throws UnsureException {
        if (named) {
            at = isQuote() ? scalars.quoted(at).end() : scalars.inFlow(at).end();
            int colon = Line.afterBlanks(text, at);
            if (!text.startsWith(":", colon)) {
                return;
            }
            at = colon + 1;
            skip();
        }
        boolean marked = properties();
        requireSure(at < text.length());
        char c = text.charAt(at);
        if (c == '{' || c == '[') {
            flow(place);
        } else if (",}]".indexOf(c) < 0) {
            note(isQuote() ? scalars.quoted(at) : scalars.inFlow(at), place, marked);
        }
    }

    private boolean isQuote() {
        return text.charAt(at) == '"' || text.charAt(at) == '\'';
    }

    private int column() {
        return at - Line.at(text, at).start();
    }

    private boolean atEndOfLine() {
        return at >= text.length() || "\r\n#".indexOf(text.charAt(at)) >= 0;
    }

    private boolean isGap(int place) {
        return place >= text.length() || Character.isWhitespace(text.charAt(place));
    }

    /** Past blanks, line ends and comments. */
    private int skip() {
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '#')) {
            at = text.charAt(at) == '#' ? Line.at(text, at).end() : at + 1;
        }
        return at;
    }

    private static void requireSure(boolean sure) throws UnsureException {
        if (!sure) {
            throw new UnsureException("its YAML is of a rare form");
        }
    }
}
