package dev.sessionvault.relay.bench;

import dev.sessionvault.relay.wire.LegSigner;
import dev.sessionvault.relay.wire.PublicKey;
import java.security.SecureRandom;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** An end's key. By BouncyCastle: with Java's own the load generator would be what is measured. */
final class Signer implements LegSigner {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] seed = new byte[Ed25519.SECRET_KEY_SIZE];
    private final PublicKey publicKey;

    Signer() {
        byte[] encoded = new byte[Ed25519.PUBLIC_KEY_SIZE];
        RANDOM.nextBytes(seed);
        Ed25519.generatePublicKey(seed, 0, encoded, 0);
        publicKey = PublicKey.of(encoded);
    }

    @Override
    public PublicKey publicKey() {
        return publicKey;
    }

    @Override
    public byte[] sign(byte[] message) {
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(seed, 0, message, 0, message.length, signature, 0);
        return signature;
    }
}
