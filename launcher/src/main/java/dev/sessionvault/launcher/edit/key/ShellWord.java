package dev.sessionvault.launcher.edit.key;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a word of a shell's text says, as far as it gives a key. */
final class ShellWord {
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*\\+?=");
    private static final String QUOTES = "\"'";

    private final String text;
    private final ShellToken word;

    ShellWord(String text, ShellToken word) {
        this.text = text;
        this.word = word;
    }

    boolean isAssignment() {
        return afterName(unquoted(word.start(), word.end())[0]) > 0;
    }

    /** Whether the key is all of it, or all that it assigns. */
    void requireGives(Part key, boolean assigned) throws UnsureException {
        int[] outer = unquoted(word.start(), word.end());
        int name = assigned ? afterName(outer[0]) : outer[0];
        int[] inner = outer[0] == word.start() ? unquoted(name, outer[1]) : new int[] {name, outer[1]};
        Given.require(text, inner[0], inner[1], key, false);
    }

    /** After the equals sign; negative if there is no assignment. */
    private int afterName(int start) {
        Matcher matcher = ASSIGNMENT.matcher(text).region(start, word.end());
        return matcher.lookingAt() ? matcher.end() : -1;
    }

    private int[] unquoted(int start, int end) {
        boolean quoted = end - start >= 2
                && QUOTES.indexOf(text.charAt(start)) >= 0
                && text.charAt(end - 1) == text.charAt(start)
                && text.indexOf(text.charAt(start), start + 1) == end - 1;
        return quoted ? new int[] {start + 1, end - 1} : new int[] {start, end};
    }
}
