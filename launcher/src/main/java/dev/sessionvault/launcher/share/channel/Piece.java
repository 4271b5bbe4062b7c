package dev.sessionvault.launcher.share.channel;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The body of a MESSAGE: a message of a stream, or, if it is long, a part of one. */
record Piece(int stream, boolean last, byte[] bytes) {
    private static final int HEADER_BYTES = Integer.BYTES + 1;
    static final int MAX_BYTES = Frame.MAX_BODY_BYTES - HEADER_BYTES;

    byte[] encode() {
        return ByteBuffer.allocate(HEADER_BYTES + bytes.length)
                .putInt(stream)
                .put((byte) (last ? 1 : 0))
                .put(bytes)
                .array();
    }

    static Piece decode(byte[] body) throws ViolationException {
        if (body.length < HEADER_BYTES) {
            throw new ViolationException("message has no stream");
        }
        ByteBuffer in = ByteBuffer.wrap(body);
        int stream = in.getInt();
        byte last = in.get();
        if (stream < 0 || last < 0 || last > 1 || last == 0 && body.length == HEADER_BYTES) {
            throw new ViolationException("message cannot be");
        }
        return new Piece(stream, last == 1, Arrays.copyOfRange(body, HEADER_BYTES, body.length));
    }
}
