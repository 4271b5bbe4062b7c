package dev.sessionvault.vault;

import dev.sessionvault.crypto.Argon2id;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.secret.SystemRandom;
import dev.sessionvault.vault.format.v1.KeySchedule;
import dev.sessionvault.vault.format.v1.SlotBlock;
import org.jspecify.annotations.Nullable;

/** A slot to be written: its slot key, and what will give that key again. Closing it wipes its slot key. */
public final class NewSlot implements AutoCloseable {
    /** The size of a slot key. */
    public static final int KEY_BYTES = 32;

    /** The second recommendation of RFC 9106 with one lane, for we compute on one thread and the guesser does not. */
    private static final Argon2id.Cost PASSPHRASE_COST = new Argon2id.Cost(64 * 1024, 3, 1);

    /** A recovery code is random, 160 bits: no cost is needed to make guessing it hopeless. */
    private static final Argon2id.Cost RECOVERY_COST = new Argon2id.Cost(8 * 1024, 1, 1);

    private final SlotKind kind;
    private final SecretBytes slotKey;
    private final byte[] blob;
    private final byte[] salt;
    private final Argon2id.@Nullable Cost cost;

    private NewSlot(SlotKind kind, SecretBytes slotKey, byte[] blob, byte[] salt, Argon2id.@Nullable Cost cost) {
        this.kind = kind;
        this.slotKey = slotKey;
        this.blob = blob;
        this.salt = salt;
        this.cost = cost;
    }

    /**
     * A slot that a root opens; the slot key is copied.
     *
     * @throws IllegalArgumentException unless the key has {@link #KEY_BYTES} bytes, and the sealed one 1 to 4096
     */
    public static NewSlot sealed(SealedKey sealed, SecretBytes slotKey) {
        byte[] blob = sealed.blob();
        if (slotKey.size() != KEY_BYTES || blob.length == 0 || blob.length > SlotBlock.MAX_BLOB_BYTES) {
            throw new IllegalArgumentException("slot: key or sealed key of the wrong size");
        }
        return new NewSlot(SlotKind.of(sealed.kind()), slotKey.copy(), blob, new byte[0], null);
    }

    /** A slot that a passphrase opens. Takes about half a second and 64 MiB of heap. */
    public static NewSlot passphrase(SecretBytes passphrase) {
        return derived(SlotKind.PASSPHRASE, passphrase, PASSPHRASE_COST);
    }

    /** A slot that a recovery code opens; the code's bytes are taken as they are, so the caller normalises them. */
    public static NewSlot recovery(SecretBytes code) {
        return derived(SlotKind.RECOVERY, code, RECOVERY_COST);
    }

    static NewSlot derived(SlotKind kind, SecretBytes typed, Argon2id.Cost cost) {
        byte[] salt = SystemRandom.bytes(Argon2id.SALT_BYTES);
        return new NewSlot(kind, Argon2id.derive(typed, salt, cost, KEY_BYTES), new byte[0], salt, cost);
    }

    public SlotKind kind() {
        return kind;
    }

    /** The slot as it is written: the vault key, wrapped by this slot's key. */
    SlotBlock block(int number, KeySchedule keys, byte[] vaultId, long createdEpochSecond) {
        int code = kind.code();
        byte[] wrapped = keys.wrap(vaultId, number, code, slotKey);
        return new SlotBlock(number, code, createdEpochSecond, blob, salt, cost, wrapped);
    }

    @Override
    public void close() {
        slotKey.close();
    }
}
