package dev.sessionvault.launcher.terminal;

/** A question that was not answered as it wants to be. The message is the last part of an error's line. */
public final class UnansweredException extends Exception {
    private final Reason reason;

    UnansweredException(Reason reason) {
        super(reason.text);
        this.reason = reason;
    }

    /** What was wrong with the answer. */
    public enum Reason {
        /** There is nobody to ask. */
        NO_TERMINAL("no terminal to ask for it"),
        /** The person declined, or gave an empty line. */
        NOTHING("nothing was typed"),
        /** A paste, perhaps of something else. */
        LINES("more than one line was typed"),
        /** It went away. */
        UNREADABLE("the terminal cannot be read");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    public Reason reason() {
        return reason;
    }
}
