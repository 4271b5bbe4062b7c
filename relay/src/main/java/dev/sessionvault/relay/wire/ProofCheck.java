package dev.sessionvault.relay.wire;

/** Whether an Ed25519 signature is a key's; by Java's own, unless somebody has a faster one. */
public interface ProofCheck {
    boolean verifies(byte[] publicKey, byte[] message, byte[] signature);
}
