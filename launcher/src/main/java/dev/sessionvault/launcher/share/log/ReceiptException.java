package dev.sessionvault.launcher.share.log;

/** Bytes that are no receipt, or another's. */
public final class ReceiptException extends Exception {
    private static final long serialVersionUID = 1;

    ReceiptException(String why) {
        super(why);
    }

    /** For people. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
