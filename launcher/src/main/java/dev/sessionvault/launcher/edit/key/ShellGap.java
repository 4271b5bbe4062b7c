package dev.sessionvault.launcher.edit.key;

import dev.sessionvault.launcher.edit.key.ShellToken.Kind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is left in the place of a command that goes: nothing, a comment, or a command that does nothing. */
final class ShellGap {
    private static final Set<String> OPENING = Set.of("(", ")", "&&", "||", "|", "|&", ";;", ";&", ";;&");
    private static final Set<String> CLOSING =
            Set.of("fi", "done", "}", "elif", "else", "esac", "end", ")", ";;", ";&", ";;&");

    private final String text;
    private final List<ShellToken> tokens;
    private final ShellCommand command;
    private final String nothing;

    ShellGap(String text, List<ShellToken> tokens, ShellCommand command, boolean fish) {
        this.text = text;
        this.tokens = tokens;
        this.command = command;
        this.nothing = fish ? "true" : ":";
    }

    String closed(String remark) throws UnsureException {
        if (command.redirected) {
            return redirected();
        }
        String before = word(command.first - 1);
        String after = word(command.last);
        boolean begins = before.isEmpty();
        boolean ends =
                after.isEmpty() || (after.equals(";") && word(command.last + 1).isEmpty());
        if (begins && ends) {
            return ownLine(
                    remark,
                    after.isEmpty() ? command.end() : tokens.get(command.last).end());
        }
        boolean inList = begins || before.equals(";");
        if (inList && !ends && (after.equals(";") || after.equals("&&"))) {
            return text.substring(0, command.start())
                    + text.substring(tokens.get(command.last + 1).start());
        }
        if (before.equals(";") && after.isEmpty()) {
            int semicolon = tokens.get(command.first - 1).start();
            return text.substring(0, Line.beforeBlanks(text, semicolon)) + text.substring(command.end());
        }
        return replaced(nothing, command.end());
    }

    /** The files that it would open are opened all the same. */
    private String redirected() throws UnsureException {
        int end = -1;
        for (ShellToken token : command.words) {
            if (token.is(Kind.OPERATOR)) {
                break;
            }
            end = token.end();
        }
        if (end < command.words.get(command.target).end()) {
            throw new UnsureException("its command begins with a redirection");
        }
        return replaced(nothing, end);
    }

    private String ownLine(String remark, int end) {
        String before = significant(command.first - 1, -1);
        String after = significant(word(command.last).equals(";") ? command.last + 1 : command.last, 1);
        boolean inBlock = OPENING.contains(before) || ShellCommand.OPENING.contains(before) || CLOSING.contains(after);
        return replaced((inBlock ? nothing + " # " : "# ") + remark, end);
    }

    private String replaced(String by, int end) {
        return text.substring(0, command.start()) + by + text.substring(end);
    }

    /** The token's text; empty at a line's end or the text's, or for a comment. */
    private String word(int index) {
        ShellToken token = token(index);
        if (token == null || !(token.is(Kind.WORD) || token.is(Kind.OPERATOR))) {
            return "";
        }
        return token.in(text);
    }

    private @Nullable ShellToken token(int index) {
        return index < 0 || index >= tokens.size() ? null : tokens.get(index);
    }

    private String significant(int from, int step) {
        int i = from;
        while (token(i) != null && word(i).isEmpty()) {
            i += step;
        }
        return word(i);
    }
}
