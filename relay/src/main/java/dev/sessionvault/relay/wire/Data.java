package dev.sessionvault.relay.wire;

import java.util.Arrays;

/** DATA: five bytes that the relay looks at, and the rest, at which it does not. */
public final class Data {
    public static final int TYPE = 0x10;
    public static final int HEADER_BYTES = 5;
    public static final int MAX_PAYLOAD_BYTES = RelayFrame.MAX_BYTES - HEADER_BYTES;

    private Data() {}

    public static byte[] encode(long epoch, byte[] payload) {
        if (payload.length == 0 || payload.length > MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException(
                    "payload has " + payload.length + " bytes, want 1 to " + MAX_PAYLOAD_BYTES);
        }
        return new Writer().u8(TYPE).u32(epoch).bytes(payload).toBytes();
    }

    public static boolean isData(byte[] frame) {
        return frame.length > 0 && frame[0] == TYPE;
    }

    /** @throws FrameException if this is no DATA, or has no payload, or too large a one */
    public static long epoch(byte[] frame) throws FrameException {
        Reader in = new Reader(frame);
        in.type(TYPE);
        long epoch = in.u32();
        requireLength(frame.length);
        return epoch;
    }

    /** @throws FrameException if DATA of this length, header included, cannot be */
    public static void requireLength(int bytes) throws FrameException {
        if (bytes > RelayFrame.MAX_BYTES) {
            throw new FrameException(CloseCode.TOO_BIG, "DATA of " + bytes + " bytes");
        }
        if (bytes <= HEADER_BYTES) {
            throw FrameException.malformed("DATA without a payload");
        }
    }

    public static byte[] payload(byte[] frame) throws FrameException {
        epoch(frame);
        return Arrays.copyOfRange(frame, HEADER_BYTES, frame.length);
    }
}
