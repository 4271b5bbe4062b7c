package dev.sessionvault.launcher.edit.key;

/** A key that is not taken out, since what stands around it is not understood, or would then mean something else. */
public final class UnsureException extends Exception {
    /** @param why for people, without any of the file's text */
    public UnsureException(String why) {
        super(why);
    }

    /** For people. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
