package dev.sessionvault.vault.format.v1;

import dev.sessionvault.crypto.Argon2id;
import org.jspecify.annotations.Nullable;

/**
 * One slot: FORMAT.md "Slots".
 *
 * @param blob what the key root opens; empty when {@code cost} is there
 * @param salt for Argon2id; empty when {@code cost} is not there
 * @param cost of Argon2id, when something typed opens the slot
 * @param wrapped the vault key under the wrap key
 */
public record SlotBlock(
        int number,
        int kind,
        long createdEpochSecond,
        byte[] blob,
        byte[] salt,
        Argon2id.@Nullable Cost cost,
        byte[] wrapped) {
    public static final int TPM2 = 1;
    public static final int SECRET_SERVICE = 2;
    public static final int PASSPHRASE = 3;
    public static final int RECOVERY = 4;
    public static final int SECURE_ENCLAVE = 5;
    public static final int KEYCHAIN = 6;
    public static final int NCRYPT = 7;
    public static final int DPAPI = 8;

    public static final int MAX_NUMBER = 255;
    public static final int MAX_BLOB_BYTES = 4096;

    /** Whether a key root opens slots of this kind. */
    public static boolean isRootKind(int kind) {
        return kind != PASSPHRASE && kind != RECOVERY;
    }

    static SlotBlock parse(ByteReader reader) throws FormatException {
        int number = reader.u8();
        int kind = reader.u8();
        if (kind < TPM2 || kind > DPAPI) {
            throw reader.damaged("slot " + number + ": unknown kind " + kind);
        }
        long created = reader.u63("time of creation");
        if (isRootKind(kind)) {
            byte[] blob = blob(reader, number);
            return new SlotBlock(
                    number, kind, created, blob, new byte[0], null, reader.bytes(KeySchedule.WRAPPED_BYTES));
        }
        byte[] salt = reader.bytes(Argon2id.SALT_BYTES);
        Argon2id.Cost cost = cost(reader, number);
        return new SlotBlock(number, kind, created, new byte[0], salt, cost, reader.bytes(KeySchedule.WRAPPED_BYTES));
    }

    private static byte[] blob(ByteReader reader, int number) throws FormatException {
        int size = reader.u16();
        if (size == 0 || size > MAX_BLOB_BYTES) {
            throw reader.damaged("slot " + number + ": sealed key of " + size + " bytes");
        }
        return reader.bytes(size);
    }

    private static Argon2id.Cost cost(ByteReader reader, int number) throws FormatException {
        long memoryKib = reader.u32();
        int passes = reader.u8();
        int lanes = reader.u8();
        if (!Argon2id.Cost.isAllowed(memoryKib, passes, lanes)) {
            throw reader.damaged("slot " + number + ": cost out of bounds");
        }
        return new Argon2id.Cost((int) memoryKib, passes, lanes);
    }

    void write(ByteWriter writer) {
        writer.u8(number).u8(kind).u64(createdEpochSecond);
        if (cost == null) {
            writer.u16(blob.length).bytes(blob);
        } else {
            writer.bytes(salt).u32(cost.memoryKib()).u8(cost.passes()).u8(cost.lanes());
        }
        writer.bytes(wrapped);
    }
}
