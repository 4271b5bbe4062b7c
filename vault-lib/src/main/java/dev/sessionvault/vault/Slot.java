package dev.sessionvault.vault;

import dev.sessionvault.crypto.Argon2id;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.format.v1.SlotBlock;

/**
 * One way to open the vault: it holds the vault key wrapped by a slot key. What it says is not verified until
 * {@link SealedVault#open} succeeds.
 */
public final class Slot {
    private final SlotBlock block;

    Slot(SlotBlock block) {
        this.block = block;
    }

    /** 1 to 255; what it is called by in messages. */
    public int number() {
        return block.number();
    }

    public SlotKind kind() {
        return SlotKind.of(block.kind());
    }

    public long createdEpochSecond() {
        return block.createdEpochSecond();
    }

    /**
     * What the root opens to give the slot key.
     *
     * @throws IllegalStateException if no root opens this slot
     */
    public SealedKey sealedKey() {
        RootKind root = kind().rootKind();
        if (root == null) {
            throw new IllegalStateException("slot " + number() + ": no root opens it");
        }
        return SealedKey.of(root, block.blob());
    }

    /**
     * The slot key that a passphrase or recovery code gives, by Argon2id; right or wrong shows in
     * {@link SealedVault#open}. Takes about half a second and 64 MiB of heap for a passphrase.
     *
     * @throws IllegalStateException if a root opens this slot
     */
    public SecretBytes derive(SecretBytes passphrase) {
        Argon2id.Cost cost = block.cost();
        if (cost == null) {
            throw new IllegalStateException("slot " + number() + ": a root opens it");
        }
        return Argon2id.derive(passphrase, block.salt(), cost, NewSlot.KEY_BYTES);
    }

    SlotBlock block() {
        return block;
    }
}
