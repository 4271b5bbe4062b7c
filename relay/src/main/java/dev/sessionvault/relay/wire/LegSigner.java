package dev.sessionvault.relay.wire;

/** Signs a hello. The key behind it stays with whoever made this; {@link LegKey} is one of this package. */
public interface LegSigner {
    PublicKey publicKey();

    /** @return the Ed25519 signature, 64 bytes */
    byte[] sign(byte[] message);
}
