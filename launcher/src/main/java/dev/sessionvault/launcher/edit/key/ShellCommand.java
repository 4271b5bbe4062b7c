package dev.sessionvault.launcher.edit.key;

import dev.sessionvault.launcher.edit.key.ShellToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The simple command that a word belongs to, without the reserved words before it. */
final class ShellCommand {
    static final Set<String> OPENING =
            Set.of("if", "then", "elif", "else", "while", "until", "do", "{", "!", "time", "begin", "and", "or", "not");

    final List<ShellToken> words = new ArrayList<>();
    /** Of its first word, among all tokens. */
    final int first;
    /** After its last token. */
    final int last;

    final boolean redirected;
    final int target;

    /** @param index of the word, among all tokens */
    ShellCommand(String text, List<ShellToken> tokens, int index) {
        int from = index;
        while (from > 0 && belongs(text, tokens.get(from - 1))) {
            from--;
        }
        while (from < index && OPENING.contains(tokens.get(from).in(text))) {
            from++;
        }
        int to = index + 1;
        while (to < tokens.size() && belongs(text, tokens.get(to))) {
            to++;
        }
        this.first = from;
        this.last = to;
        this.target = index - from;
        this.words.addAll(tokens.subList(from, to));
        this.redirected = words.stream().anyMatch(token -> token.is(Kind.OPERATOR));
    }

    /** A brace that is a word begins or ends a block. */
    private static boolean belongs(String text, ShellToken token) {
        boolean word = token.is(Kind.WORD)
                && !token.in(text).equals("{")
                && !token.in(text).equals("}");
        return word || (token.is(Kind.OPERATOR) && "<>".indexOf(text.charAt(token.start())) >= 0);
    }

    int start() {
        return words.get(0).start();
    }

    int end() {
        return words.get(words.size() - 1).end();
    }
}
