package dev.sessionvault.launcher.edit.key;

import dev.sessionvault.launcher.edit.key.ShellToken.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts a shell's text into words and what parts them. */
final class ShellLexer {
    private static final String OPERATORS = ";&|<>()";

    private final String text;
    private final boolean fish;
    private final ShellQuotes quotes;
    private final List<ShellToken> tokens = new ArrayList<>();
    private final List<String> hereDocuments = new ArrayList<>();
    private int at;

    private ShellLexer(String text, boolean fish) {
        this.text = text;
        this.fish = fish;
        this.quotes = new ShellQuotes(text, fish);
    }

    static List<ShellToken> tokens(String text, boolean fish) throws UnsureException {
        ShellLexer lexer = new ShellLexer(text, fish);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        return lexer.tokens;
    }

    private void next() throws UnsureException {
        char c = text.charAt(at);
        if (Line.isBlank(c) || c == '\r') {
            at++;
        } else if (c == '\\' && isLineEnd(at + 1)) {
            at = quotes.after(at);
        } else if (c == '\n') {
            add(Kind.NEWLINE, at + 1);
            hereDocuments();
        } else if (c == '#') {
            add(Kind.COMMENT, Line.at(text, at).end());
        } else if (isOperator(c)) {
            operator();
        } else if (Character.isDigit(c) && isRedirection(at)) {
            at++;
        } else {
            add(Kind.WORD, afterWord());
            noteHereDocument();
        }
    }

    private boolean isLineEnd(int place) {
        return text.startsWith("\n", place) || text.startsWith("\r\n", place);
    }

    private boolean isOperator(char c) {
        return OPERATORS.indexOf(c) >= 0 && !(fish && c == '(');
    }

    /** Whether a digit is the number of a file, as in {@code 2>}. */
    private boolean isRedirection(int place) {
        boolean begins = place == 0 || Character.isWhitespace(text.charAt(place - 1));
        return begins && (text.startsWith("<", place + 1) || text.startsWith(">", place + 1));
    }

    private void add(Kind kind, int end) {
        tokens.add(new ShellToken(kind, at, end));
        at = end;
    }

    private void operator() {
        int end = at + 1;
        while (end < text.length() && "<>&|;-".indexOf(text.charAt(end)) >= 0 && joins(text.charAt(at), end)) {
            end++;
        }
        add(Kind.OPERATOR, end);
    }

    /** Whether the character goes on the operator that began with {@code first}. */
    private boolean joins(char first, int place) {
        char c = text.charAt(place);
        boolean redirection = first == '<' || first == '>';
        if (c == '-') {
            return text.startsWith("<<-", place - 2) && place - 2 >= at;
        }
        return redirection ? c != ';' : "&|;".indexOf(first) >= 0 && (c == first || c == '&') && place == at + 1;
    }

    private int afterWord() throws UnsureException {
        int i = at;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || isOperator(c)) {
                break;
            }
            i = quotes.after(i);
        }
        if (i > text.length()) {
            throw new UnsureException("the text ends in a backslash");
        }
        return i;
    }

    private void noteHereDocument() {
        int size = tokens.size();
        String before = size < 2 ? "" : tokens.get(size - 2).in(text);
        if (before.equals("<<") || before.equals("<<-")) {
            hereDocuments.add(tokens.get(size - 1).in(text).replaceAll("['\"\\\\]", ""));
        }
    }

    /** The bodies of those that the line before has announced. */
    private void hereDocuments() throws UnsureException {
        int start = at;
        for (String mark : hereDocuments) {
            Line line = Line.at(text, at);
            while (!line.content().strip().equals(mark)) {
                if (line.next() >= text.length()) {
                    throw new UnsureException("a here-document has no end");
                }
                line = Line.at(text, line.next());
            }
            at = line.next();
        }
        if (!hereDocuments.isEmpty()) {
            int end = at;
            at = start;
            add(Kind.HERE_DOCUMENT, end);
            hereDocuments.clear();
        }
    }
}
