package dev.sessionvault.relay.wire;

/**
 * WELCOME: the place is held.
 *
 * @param secondsLeft until the session ends at this relay
 * @param largestFrame in bytes
 * @param pingMillis how often the relay pings
 */
public record Welcome(int version, long secondsLeft, long largestFrame, long pingMillis) implements RelayFrame {
    static final int TYPE = 0x82;

    public static Welcome decode(byte[] bytes) throws FrameException {
        Reader in = new Reader(bytes);
        in.type(TYPE);
        Welcome welcome = new Welcome(in.u8(), in.u32(), in.u32(), in.u32());
        in.end();
        if (welcome.version != VERSION) {
            throw new FrameException(CloseCode.UNKNOWN_VERSION, "version " + welcome.version + ": want " + VERSION);
        }
        return welcome;
    }

    @Override
    public byte[] encode() {
        return new Writer()
                .u8(TYPE)
                .u8(version)
                .u32(secondsLeft)
                .u32(largestFrame)
                .u32(pingMillis)
                .toBytes();
    }
}
