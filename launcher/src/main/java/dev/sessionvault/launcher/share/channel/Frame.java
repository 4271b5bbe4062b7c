package dev.sessionvault.launcher.share.channel;

import java.nio.ByteBuffer;

/**
 * What is said under TLS, one piece at a time (SHARE.md, "The channel").
 *
 * @param number of a numbered frame, counted from 1; 0 for the others
 * @param received how many numbered frames its sender has got so far
 */
record Frame(FrameType type, long number, long received, byte[] body) {
    static final int HEADER_BYTES = Short.BYTES + 1 + 2 * Long.BYTES;

    /** All that a frame's length says of what is in it. */
    private static final int[] BUCKETS = {256, 1024, 4 * 1024, 9 * 1024, 15 * 1024};

    static final int MAX_BODY_BYTES = BUCKETS[BUCKETS.length - 1] - HEADER_BYTES;

    static Frame unnumbered(FrameType type, byte[] body) {
        return new Frame(type, 0, 0, body);
    }

    /** @return how long a frame is whose body has this many bytes */
    static int paddedBytes(int body) throws LinkException {
        for (int bucket : BUCKETS) {
            if (HEADER_BYTES + body <= bucket) {
                return bucket;
            }
        }
        throw new LinkException("frame is too long");
    }

    byte[] encode() {
        try {
            return ByteBuffer.allocate(paddedBytes(body.length))
                    .putShort((short) body.length)
                    .put((byte) type.number())
                    .putLong(number)
                    .putLong(received)
                    .put(body)
                    .array();
        } catch (LinkException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** @param bytes one whole frame with its padding */
    static Frame decode(byte[] bytes) throws LinkException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int length = in.getShort() & 0xffff;
        if (paddedBytes(length) != bytes.length) {
            throw new LinkException("frame has another length than it says");
        }
        FrameType type = FrameType.of(in.get());
        long number = in.getLong();
        long received = in.getLong();
        if (type == null || received < 0 || (type.isNumbered() ? number < 1 : number != 0)) {
            throw new LinkException("frame cannot be");
        }
        byte[] body = new byte[length];
        in.get(body);
        requireZero(in);
        return new Frame(type, number, received, body);
    }

    private static void requireZero(ByteBuffer padding) throws LinkException {
        while (padding.hasRemaining()) {
            if (padding.get() != 0) {
                throw new LinkException("padding is not empty");
            }
        }
    }
}
