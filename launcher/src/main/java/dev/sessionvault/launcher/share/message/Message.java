package dev.sessionvault.launcher.share.message;

/**
 * One thing said. Decoding is strict: what it accepts encodes to the same bytes again.
 *
 * <p>Nothing here is believed by being decoded: whether a call may be made is the session's to decide, and whether a
 * passport is genuine its signature's.
 */
public sealed interface Message permits Call, Cancel, Output, Waiting, Result, PassportMessage, Ended {
    /** The longest message there is, in bytes, its type included. */
    int MAX_BYTES = 65_536;

    byte[] encode();

    /**
     * The channel's stream that it goes on: what a call gives back goes on its own, so that a recipient who does not
     * read it holds up nothing else.
     */
    int stream();

    /** @throws MessageException if these bytes are no message, or not the one encoding of it */
    static Message decode(byte[] bytes) throws MessageException {
        if (bytes.length == 0 || bytes.length > MAX_BYTES) {
            throw new MessageException("message has " + bytes.length + " bytes, want 1 to " + MAX_BYTES);
        }
        Reader in = new Reader(bytes);
        int type = in.u8();
        Message message = switch (type) {
            case Call.TYPE -> Call.read(in);
            case Cancel.TYPE -> Cancel.read(in);
            case Output.TYPE -> Output.read(in);
            case Waiting.TYPE -> Waiting.read(in);
            case Result.TYPE -> Result.read(in);
            case PassportMessage.TYPE -> PassportMessage.read(in);
            case Ended.TYPE -> Ended.read(in);
            default -> throw new MessageException("type " + type + " does not exist");
        };
        in.end();
        return message;
    }
}
