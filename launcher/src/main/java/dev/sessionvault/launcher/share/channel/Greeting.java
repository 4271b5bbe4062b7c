package dev.sessionvault.launcher.share.channel;

import java.util.Arrays;

/** The body of a RESUME: which conversation, and, said by a guest, whether it has begun for it. */
record Greeting(byte[] conversation, boolean begun) {
    static final int ID_BYTES = 16;

    byte[] encode() {
        byte[] body = Arrays.copyOf(conversation, ID_BYTES + 1);
        body[ID_BYTES] = (byte) (begun ? 1 : 0);
        return body;
    }

    static Greeting decode(byte[] body) throws LinkException {
        if (body.length != ID_BYTES + 1 || body[ID_BYTES] < 0 || body[ID_BYTES] > 1) {
            throw new LinkException("greeting cannot be");
        }
        return new Greeting(Arrays.copyOf(body, ID_BYTES), body[ID_BYTES] == 1);
    }
}
