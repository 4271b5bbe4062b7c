package dev.sessionvault.launcher.share.message;

/** What came is no message. The text says what is wrong with the layout, never what the bytes were. */
public final class MessageException extends Exception {
    private static final long serialVersionUID = 1;

    MessageException(String message) {
        super(message);
    }
}
