package dev.sessionvault.launcher.edit.key;

/** A piece of a shell's text. */
record ShellToken(Kind kind, int start, int end) {
    enum Kind {
        WORD,
        /** Everything that parts commands, and redirections. */
        OPERATOR,
        NEWLINE,
        COMMENT,
        HERE_DOCUMENT
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    String in(String text) {
        return text.substring(start, end);
    }
}
