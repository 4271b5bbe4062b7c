package dev.sessionvault.relay.wire;

/** What came is not the protocol; {@link #code} is what the sender is closed with. */
public final class FrameException extends Exception {
    private static final long serialVersionUID = 1;

    private final CloseCode code;

    /** @param message says what is wrong with the layout, never what the bytes were */
    public FrameException(CloseCode code, String message) {
        super(message);
        this.code = code;
    }

    static FrameException malformed(String message) {
        return new FrameException(CloseCode.MALFORMED, message);
    }

    public CloseCode code() {
        return code;
    }
}
