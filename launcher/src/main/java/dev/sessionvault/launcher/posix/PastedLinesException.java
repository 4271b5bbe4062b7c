package dev.sessionvault.launcher.posix;

/** More than one line was typed or pasted where one was asked for. */
public final class PastedLinesException extends Exception {
    public PastedLinesException() {
        super("more than one line");
    }
}
