package dev.sessionvault.root;

import dev.sessionvault.secret.SecretBytes;

/**
 * Something of this machine that keeps a key.
 *
 * <p>Guarantee: what {@link #seal} returns does not reveal the key to whoever holds only those bytes. Which attackers
 * that leaves out differs by kind; ROOTS.md says it for each. Every call ends within its time limit, prompts nobody
 * (but see {@link #withPin}), and falls back to nothing.
 */
public interface KeyRoot {
    /** The size of a key that is sealed. */
    int KEY_BYTES = 32;

    /** @throws IllegalArgumentException unless the key has {@link #KEY_BYTES} bytes: a fault of the caller's */
    static void requireKey(SecretBytes key) {
        if (key.size() != KEY_BYTES) {
            throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes, not " + key.size());
        }
    }

    RootKind kind();

    /**
     * Seals a key of {@link #KEY_BYTES} bytes.
     *
     * @throws RootException with the reason, when the root cannot
     */
    SealedKey seal(SecretBytes key) throws RootException;

    /**
     * Opens what {@link #seal} returned. Whatever the world does, the answer is an {@link Opening}; what another kind of
     * root sealed is DAMAGED.
     */
    Opening open(SealedKey sealed);

    /** This root, with somebody to ask for the PIN that some sealed bytes want; without it those are refused. */
    default KeyRoot withPin(PinSource pins) {
        return this;
    }

    /**
     * Removes what the root itself stores for this sealed key, so that it can never be opened again; nothing where the
     * sealed bytes are all there is.
     */
    void forget(SealedKey sealed) throws RootException;
}
