package dev.sessionvault.relay.wire;

import java.security.SecureRandom;
import java.util.Arrays;

/** CHALLENGE: what a hello on this connection must answer. */
public final class Challenge implements RelayFrame {
    static final int TYPE = 0x81;
    static final int NONCE_BYTES = 32;

    private final int version;
    private final byte[] nonce;

    private Challenge(int version, byte[] nonce) {
        this.version = version;
        this.nonce = nonce;
    }

    public static Challenge random(SecureRandom random) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return new Challenge(VERSION, nonce);
    }

    /** A newer relay's version is its newest: this side may still answer with its own. */
    public static Challenge decode(byte[] bytes) throws FrameException {
        Reader in = new Reader(bytes);
        in.type(TYPE);
        int version = in.u8();
        if (version == 0) {
            throw new FrameException(CloseCode.UNKNOWN_VERSION, "version 0 never existed");
        }
        Challenge challenge = new Challenge(version, in.take(NONCE_BYTES));
        in.end();
        return challenge;
    }

    @Override
    public byte[] encode() {
        return new Writer().u8(TYPE).u8(version).bytes(nonce).toBytes();
    }

    public int version() {
        return version;
    }

    byte[] nonce() {
        return nonce.clone();
    }

    boolean isAnsweredBy(byte[] answer) {
        return Arrays.equals(nonce, answer);
    }
}
