package dev.sessionvault.launcher.edit.key;

import dev.sessionvault.launcher.edit.key.ShellToken.Kind;
import java.util.List;
import java.util.Set;

/**
 * Profiles and scripts of sh, bash, zsh and fish: an assignment goes out of its command; a command that is nothing but
 * the assignment goes as a whole, as long as the list or the block that it is in stays one.
 */
final class ShellEraser implements Eraser {
    private static final Set<String> DECLARING = Set.of("export", "declare", "typeset", "readonly", "local");

    private final boolean fish;

    ShellEraser(boolean fish) {
        this.fish = fish;
    }

    @Override
    public String without(String text, Part key, String remark) throws UnsureException {
        List<ShellToken> tokens = ShellLexer.tokens(text, fish);
        int index = index(tokens, key);
        ShellToken token = tokens.get(index);
        if (token.is(Kind.COMMENT)) {
            return Comments.without(text, key, "#");
        }
        if (token.is(Kind.HERE_DOCUMENT)) {
            throw new UnsureException("it is in a here-document");
        }
        ShellCommand command = new ShellCommand(text, tokens, index);
        if (command.words.get(0).in(text).equals("alias")) {
            return inAlias(text, token, key);
        }
        if (isAll(text, command, key)) {
            return new ShellGap(text, tokens, command, fish).closed(remark);
        }
        return withoutWord(text, command);
    }

    /** {@code alias name='command'}. */
    private static String inAlias(String text, ShellToken word, Part key) throws UnsureException {
        int quote = text.indexOf('=', word.start()) + 1;
        boolean quoted = quote > word.start()
                && quote < key.start()
                && "'\"".indexOf(text.charAt(quote)) >= 0
                && text.charAt(word.end() - 1) == text.charAt(quote);
        if (!quoted) {
            throw new UnsureException("it is in an alias whose quotes are not understood");
        }
        return NestedCommand.without(text, quote + 1, word.end() - 1, key);
    }

    private static int index(List<ShellToken> tokens, Part key) throws UnsureException {
        for (int i = 0; i < tokens.size(); i++) {
            if (key.isIn(tokens.get(i).start(), tokens.get(i).end())) {
                return i;
            }
        }
        throw new UnsureException("it is in no word of the script");
    }

    /** Whether the command does nothing but give the key. */
    private boolean isAll(String text, ShellCommand command, Part key) throws UnsureException {
        List<ShellToken> words = command.words;
        ShellWord word = new ShellWord(text, words.get(command.target));
        String name = words.get(0).in(text);
        if (fish && name.equals("set")) {
            word.requireGives(key, false);
            requireFishSet(text, command);
            return true;
        }
        if (!word.isAssignment() || !mayAssign(text, command)) {
            throw new UnsureException("it is an argument of a command, or a part of one");
        }
        word.requireGives(key, true);
        return isAlone(text, command, DECLARING.contains(name));
    }

    /** {@code set}, options, a name, one value. */
    private static void requireFishSet(String text, ShellCommand command) throws UnsureException {
        int name = 1;
        while (name < command.target && command.words.get(name).in(text).startsWith("-")) {
            name++;
        }
        boolean one = command.target == name + 1 && command.words.size() == name + 2;
        if (!one || command.redirected) {
            throw new UnsureException("it is one of several values, or more is done there");
        }
    }

    /** Before a command, as the argument of one that declares variables, or of {@code env}. */
    private static boolean mayAssign(String text, ShellCommand command) {
        for (int i = 0; i < command.target; i++) {
            ShellToken before = command.words.get(i);
            boolean declares =
                    DECLARING.contains(before.in(text)) || before.in(text).equals("env");
            if (declares) {
                return true;
            }
            if (before.is(Kind.OPERATOR) || !new ShellWord(text, before).isAssignment()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAlone(String text, ShellCommand command, boolean declared) {
        for (int i = declared ? 1 : 0; i < command.words.size(); i++) {
            String word = command.words.get(i).in(text);
            boolean option = declared && word.startsWith("-") && i < command.target;
            if (i != command.target && !option) {
                return command.redirected && command.words.get(i).is(Kind.OPERATOR);
            }
        }
        return true;
    }

    private static String withoutWord(String text, ShellCommand command) throws UnsureException {
        if (command.redirected && command.words.get(0).is(Kind.OPERATOR)) {
            throw new UnsureException("its command begins with a redirection");
        }
        int target = command.target;
        ShellToken word = command.words.get(target);
        boolean isLast = target == command.words.size() - 1;
        return isLast
                ? text.substring(0, command.words.get(target - 1).end()) + text.substring(word.end())
                : text.substring(0, word.start())
                        + text.substring(command.words.get(target + 1).start());
    }
}
