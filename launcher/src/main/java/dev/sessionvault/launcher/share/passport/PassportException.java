package dev.sessionvault.launcher.share.passport;

/** A handle or a passport that is not to be used. Its text never holds a character of a handle. */
public final class PassportException extends Exception {

    /** What is wrong. */
    public enum Reason {
        /** It is no handle at all. */
        NO_HANDLE,
        /** The handle's end is missing. */
        CUT_OFF,
        /** A character of the handle is another than it was. */
        MISTYPED,
        /** A handle or passport of a version that this program does not know. */
        LATER_VERSION,
        /** Its end has come. */
        EXPIRED,
        /** It is signed, or its checksum fits, and yet it says nothing that can be meant. */
        MALFORMED,
        /** It is not signed by the owner that the handle names. */
        FORGED,
        /** It would be larger than a passport may be. */
        TOO_LARGE
    }

    private final Reason reason;

    PassportException(Reason reason, String text) {
        super(text, null, false, false);
        this.reason = reason;
    }

    static PassportException malformed(String why) {
        return new PassportException(Reason.MALFORMED, "the passport is malformed: " + why);
    }

    public Reason reason() {
        return reason;
    }

    /** For people. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
