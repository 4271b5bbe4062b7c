package dev.sessionvault.launcher.login;

import java.util.ArrayList;
import java.util.List;

/** One look at a file, from its first byte to its last: whether it is JSON, and whether the refresh token is there. */
final class JsonScan {
    /** No tool's login is a tenth as deep, and none shall use up the stack. */
    static final int DEEPEST = 64;

    /** Of what is in a list: no path leads there. */
    private static final long NONE = 0;

    private final Lexer lexer;
    private final RefreshPaths paths;
    private boolean found;

    JsonScan(byte[] bytes, RefreshPaths paths) {
        this.lexer = new Lexer(bytes);
        this.paths = paths;
    }

    /** Whether all of it is one object, and a token is in it. */
    boolean findsToken() {
        if (!lexer.pass('{') || !passMembers(0, paths.all())) {
            return false;
        }
        lexer.passBlanks();
        return lexer.isAtEnd() && found;
    }

    /**
     * @param depth how many names, and places in lists, lead to the object
     * @param open the paths that lead to it
     */
    private boolean passMembers(int depth, long open) {
        if (lexer.pass('}')) {
            return true;
        }
        List<MemberName> names = new ArrayList<>();
        do {
            lexer.passBlanks();
            MemberName name = lexer.passString();
            if (name == null || names.stream().anyMatch(name::is) || !lexer.pass(':')) {
                return false;
            }
            names.add(name);
            if (!passValue(depth + 1, paths.through(name, depth, open))) {
                return false;
            }
        } while (lexer.pass(','));
        return lexer.pass('}');
    }

    private boolean passItems(int depth) {
        if (lexer.pass(']')) {
            return true;
        }
        do {
            if (!passValue(depth + 1, NONE)) {
                return false;
            }
        } while (lexer.pass(','));
        return lexer.pass(']');
    }

    private boolean passValue(int depth, long open) {
        lexer.passBlanks();
        if (lexer.isNext('"')) {
            return passText(depth, open);
        }
        if (!lexer.isNext('{') && !lexer.isNext('[')) {
            return lexer.passBare();
        }
        if (depth > DEEPEST) {
            return false;
        }
        return lexer.pass('{') ? passMembers(depth, open) : lexer.pass('[') && passItems(depth);
    }

    private boolean passText(int depth, long open) {
        MemberName text = lexer.passString();
        if (text == null) {
            return false;
        }
        found |= !text.isEmpty() && paths.end(depth, open);
        return true;
    }
}
