package dev.sessionvault.launcher.leak.form;

/**
 * What stands before a value: read from right to left, over quotes and the sign that assigns, to the name. It knows no
 * language, only what the languages, shells and formats have in common.
 */
final class Assignment {
    private static final int BLANKS = 64;
    private static final int NAME_BYTES = 96;
    private static final int QUOTES = 4;

    private final Text text;
    private int nameStart;
    private int nameEnd;
    private boolean quoted;
    private boolean scheme;
    private byte operator;

    Assignment(Text text) {
        this.text = text;
    }

    /** Whether a sign that assigns, or a blank that may, stands before the value. The name is not looked at yet. */
    boolean isBefore(int value) {
        int i = overScheme(value);
        int unquoted = overQuotes(i);
        quoted = unquoted < i;
        if (quoted) {
            unquoted = overStringPrefix(unquoted);
            if (!scheme) {
                unquoted = overOpening(unquoted);
            }
        }
        int blanks = quoted ? overSpace(unquoted) : text.leftOverBlanks(unquoted, BLANKS);
        operator = text.at(blanks - 1);
        nameEnd = overOperator(blanks, blanks < unquoted);
        nameStart = nameEnd;
        return nameEnd >= 0;
    }

    /** Finds the name, once {@link #isBefore} said yes; false if there is none. */
    boolean readName() {
        int i = text.leftOverBlanks(nameEnd, BLANKS);
        int closing = overNameClosing(i);
        boolean quotedName = closing < i && isQuote(text.at(closing));
        nameEnd = closing;
        nameStart = quotedName ? quotedStart(closing) : plainStart(closing);
        if (!quotedName && isType() && !typedName()) {
            return false;
        }
        if (operator == '(') {
            keepLastMember();
        }
        return nameEnd > nameStart && !isPath(quotedName) && (operator != ' ' || isCommandLine());
    }

    /** As written. */
    String name() {
        return text.name(nameStart, nameEnd);
    }

    int nameStart() {
        return nameStart;
    }

    boolean isQuoted() {
        return quoted;
    }

    /** Whether the value follows {@code Bearer}, which says enough without a name. */
    boolean hasScheme() {
        return scheme;
    }

    private int overScheme(int value) {
        scheme = false;
        int word = text.leftOverBlanks(value, 2);
        if (word == value) {
            return value;
        }
        int start = word;
        while (word - start < 8 && Alphabet.isIn(text.at(start - 1), Alphabet.LOWER | Alphabet.UPPER)) {
            start--;
        }
        if (Alphabet.isIn(text.at(start - 1), Alphabet.WORD)) {
            return value;
        }
        scheme = Schemes.isEnough(text, start, word);
        return scheme || Schemes.isOne(text, start, word) ? start : value;
    }

    private int overQuotes(int i) {
        int left = i;
        while (i - left < QUOTES && (isQuote(text.at(left - 1)) || text.at(left - 1) == '\\' && left < i)) {
            left--;
        }
        return left;
    }

    /** {@code b"…"}, {@code $'…'}, {@code @"…"}. */
    private int overStringPrefix(int i) {
        byte b = text.at(i - 1);
        boolean prefix = "rbufLRBUF@$".indexOf(b) >= 0 && b != 0;
        return prefix && !Alphabet.isWord(text.at(i - 2)) ? i - 1 : i;
    }

    /** The first of a list. */
    private int overOpening(int i) {
        byte b = text.at(i - 1);
        return b == '[' || b == '{' ? i - 1 : i;
    }

    private int overSpace(int i) {
        int left = i;
        while (i - left < BLANKS && isSpace(text.at(left - 1))) {
            left--;
        }
        return left;
    }

    private int overOperator(int i, boolean blank) {
        switch (operator) {
            case '=':
                return overSigns(i);
            case '>':
                return text.at(i - 2) == '=' || text.at(i - 2) == '-' ? i - 2 : blank ? -1 : i - 1;
            case ':':
                return text.at(i - 2) == ':' ? -1 : i - 1;
            case '-':
                return text.at(i - 2) == ':' ? i - 2 : -1;
            case '|', '?':
                return text.at(i - 2) == operator ? i - 2 : -1;
            case ',', '(':
                return quoted ? i - 1 : -1;
            default:
                operator = ' ';
                return blank && Alphabet.isWord(text.at(i - 1)) ? i : -1;
        }
    }

    /** {@code :=}, {@code ?=}, {@code ==}, {@code !=}, {@code +=}, {@code ||=}. */
    private int overSigns(int i) {
        int left = i;
        while (i - left < 4 && "=:?+!|~".indexOf(text.at(left - 1)) >= 0 && text.at(left - 1) != 0) {
            left--;
        }
        return left;
    }

    /** {@code "name"]}, {@code name?}, {@code name[]}. */
    private int overNameClosing(int i) {
        int left = i;
        while (i - left < QUOTES + 2 && "\"'`\\]?![".indexOf(text.at(left - 1)) >= 0 && text.at(left - 1) != 0) {
            left--;
        }
        return left;
    }

    private int quotedStart(int end) {
        byte quote = text.at(end);
        int start = end;
        while (end - start < NAME_BYTES && text.at(start - 1) != quote && text.at(start - 1) >= ' ') {
            start--;
        }
        return text.at(start - 1) == quote ? start : plainStart(end);
    }

    private int plainStart(int end) {
        int start = end;
        while (end - start < NAME_BYTES && isName(text.at(start - 1))) {
            start--;
        }
        return start;
    }

    /** {@code SecretKeyFactory.getInstance("…")} gives the value to {@code getInstance}. */
    private void keepLastMember() {
        for (int i = nameEnd - 1; i >= nameStart; i--) {
            if (text.at(i) == '.') {
                nameStart = i + 1;
                return;
            }
        }
    }

    /** {@code arn:aws:…:secret:…}, {@code "AWS::IAM::AccessKey"}. */
    private boolean isPath(boolean quotedName) {
        if (!quotedName) {
            return operator == ':' && !quoted && text.at(nameStart - 1) == ':';
        }
        for (int i = nameStart + 1; i < nameEnd; i++) {
            if (text.at(i) == ':' && text.at(i - 1) == ':') {
                return true;
            }
        }
        return false;
    }

    private static boolean isName(byte b) {
        return Alphabet.isIn(b, Alphabet.WORD | Alphabet.DOT) || b == '$';
    }

    private boolean isType() {
        return Schemes.isType(text, nameStart, nameEnd);
    }

    /** {@code name: string = …}, {@code name string = …}, {@code name: &'static str = …}. */
    private boolean typedName() {
        int i = nameStart;
        while (nameStart - i < 16 && isTypePunctuation(text.at(i - 1))) {
            i--;
        }
        if (i == nameStart) {
            return false;
        }
        nameEnd = overNameClosing(i);
        nameStart = plainStart(nameEnd);
        return nameEnd > nameStart;
    }

    private static boolean isTypePunctuation(byte b) {
        return b == ' ' || b == ':' || b == '&' || b == '<' || b == '[' || b == '\'' || b == '*';
    }

    /** {@code --api-key VALUE}, {@code setenv NAME VALUE}, {@code set -gx NAME VALUE}, {@code ENV NAME VALUE}. */
    private boolean isCommandLine() {
        if (text.at(nameStart) == '-') {
            return true;
        }
        if (Schemes.isSelfCommand(text, nameStart, nameEnd)) {
            return text.at(nameStart - 1) <= ' ';
        }
        int word = text.leftOverBlanks(nameStart, 8);
        return word < nameStart && Schemes.isCommand(text, plainStart(word), word);
    }

    private static boolean isQuote(byte b) {
        return b == '"' || b == '\'' || b == '`';
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }
}
