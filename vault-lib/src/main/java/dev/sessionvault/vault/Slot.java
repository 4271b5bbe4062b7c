package dev.sessionvault.vault;

import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretBytes;

/**
 * One way to open the vault: it holds the vault key wrapped by a slot key. What it says is not verified until
 * {@link SealedVault#open} succeeds.
 */
public final class Slot {
    public int number() {
        throw new UnsupportedOperationException();
    }

    public SlotKind kind() {
        throw new UnsupportedOperationException();
    }

    public long createdEpochSecond() {
        throw new UnsupportedOperationException();
    }

    /**
     * What the root opens to give the slot key.
     *
     * @throws IllegalStateException if no root opens this slot
     */
    public SealedKey sealedKey() {
        throw new UnsupportedOperationException();
    }

    /**
     * The slot key that a passphrase or recovery code gives, by Argon2id; right or wrong shows in
     * {@link SealedVault#open}. Takes about half a second.
     *
     * @throws IllegalStateException if a root opens this slot
     */
    public SecretBytes derive(SecretBytes passphrase) {
        throw new UnsupportedOperationException();
    }
}
