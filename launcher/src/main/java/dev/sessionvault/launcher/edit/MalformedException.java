package dev.sessionvault.launcher.edit;

/** A text that is not what its name says, with the place where that shows. */
public final class MalformedException extends Exception {
    public MalformedException(int line, int column, String why) {
        super("line " + line + ", column " + column + ": " + why);
    }
}
