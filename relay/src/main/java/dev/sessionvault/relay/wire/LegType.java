package dev.sessionvault.relay.wire;

/** What a leg may send. */
public enum LegType {
    HELLO,
    DATA;

    /**
     * @param first a frame's first byte
     * @throws FrameException UNKNOWN_TYPE
     */
    public static LegType of(int first) throws FrameException {
        return switch (first) {
            case Data.TYPE -> DATA;
            case Hello.TYPE -> HELLO;
            default -> throw new FrameException(CloseCode.UNKNOWN_TYPE, "type " + first + " is not a leg's");
        };
    }
}
