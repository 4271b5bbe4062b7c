package dev.sessionvault.relay.server;

import dev.sessionvault.relay.wire.ProofCheck;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Ten times as fast as Java's own: with that a new pair cost more by its two proofs than by its two TLS handshakes. */
final class FastProof implements ProofCheck {
    /** Its tables are made when the relay starts, not while the first leg waits. */
    FastProof() {
        Ed25519.precompute();
    }

    @Override
    public boolean verifies(byte[] publicKey, byte[] message, byte[] signature) {
        return publicKey.length == Ed25519.PUBLIC_KEY_SIZE
                && signature.length == Ed25519.SIGNATURE_SIZE
                && Ed25519.verify(signature, 0, publicKey, 0, message, 0, message.length);
    }
}
