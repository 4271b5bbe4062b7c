package dev.sessionvault.launcher.share.channel;

import java.nio.ByteBuffer;

/** The body of a CREDIT: how much of a stream was consumed since the last one. */
record Credit(int stream, int weight) {
    private static final int BYTES = 2 * Integer.BYTES;

    byte[] encode() {
        return ByteBuffer.allocate(BYTES).putInt(stream).putInt(weight).array();
    }

    static Credit decode(byte[] body) throws ViolationException {
        if (body.length != BYTES) {
            throw new ViolationException("credit cannot be");
        }
        ByteBuffer in = ByteBuffer.wrap(body);
        Credit credit = new Credit(in.getInt(), in.getInt());
        if (credit.stream < 0 || credit.weight < 1) {
            throw new ViolationException("credit cannot be");
        }
        return credit;
    }
}
