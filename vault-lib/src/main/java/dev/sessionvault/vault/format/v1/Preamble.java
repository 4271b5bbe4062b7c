package dev.sessionvault.vault.format.v1;

import dev.sessionvault.crypto.Mac;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be read without a key: FORMAT.md "Preamble". Alleged until {@link #verify} succeeds.
 *
 * @param mac over everything before it; empty while the preamble is being made
 */
public record Preamble(
        byte[] vaultId, long generation, int recordCount, byte[] manifestSalt, List<SlotBlock> slots, byte[] mac) {
    public static final int ID_BYTES = 16;
    public static final int SALT_BYTES = 32;
    public static final int MAX_SLOTS = 16;
    public static final int MAX_RECORDS = 1_000_000;

    public Preamble {
        slots = List.copyOf(slots);
    }

    static Preamble parse(ByteReader reader) throws FormatException {
        reader.bytes(VaultFile.VERSION_POS + 2);
        byte[] vaultId = reader.bytes(ID_BYTES);
        long generation = reader.u63("generation");
        long recordCount = reader.u32();
        if (recordCount > MAX_RECORDS) {
            throw reader.damaged("too many records");
        }
        byte[] manifestSalt = reader.bytes(SALT_BYTES);
        List<SlotBlock> slots = slots(reader);
        return new Preamble(vaultId, generation, (int) recordCount, manifestSalt, slots, reader.bytes(Mac.SIZE_BYTES));
    }

    /** The order of the slots is said by it: the first that is no recovery slot is the primary one. */
    private static List<SlotBlock> slots(ByteReader reader) throws FormatException {
        int count = reader.u8();
        if (count == 0 || count > MAX_SLOTS) {
            throw reader.damaged(count + " slots");
        }
        List<SlotBlock> slots = new ArrayList<>(count);
        boolean[] seen = new boolean[SlotBlock.MAX_NUMBER + 1];
        for (int i = 0; i < count; i++) {
            SlotBlock slot = SlotBlock.parse(reader);
            if (slot.number() == 0 || seen[slot.number()]) {
                throw reader.damaged("slot " + slot.number() + ": number zero, or there twice");
            }
            seen[slot.number()] = true;
            slots.add(slot);
        }
        return slots;
    }

    /** The preamble's bytes, with the MAC that this key gives. */
    public byte[] encode(KeySchedule keys) {
        byte[] covered = covered();
        try (ByteWriter writer = new ByteWriter()) {
            return writer.bytes(covered).bytes(keys.preambleMac(covered)).toBytes();
        }
    }

    /** @throws FormatException if the preamble is not what the holder of this key wrote */
    public void verify(KeySchedule keys) throws FormatException {
        if (!Mac.same(mac, keys.preambleMac(covered()))) {
            throw FormatException.damaged("preamble", "mac does not match");
        }
    }

    /** How many pages the manifest has. */
    public int pageCount() {
        return Manifest.pageCount(recordCount);
    }

    private byte[] covered() {
        try (ByteWriter writer = new ByteWriter()) {
            writer.bytes(VaultFile.MAGIC).u16(VaultFile.VERSION);
            writer.bytes(vaultId).u64(generation).u32(recordCount).bytes(manifestSalt);
            writer.u8(slots.size());
            for (SlotBlock slot : slots) {
                slot.write(writer);
            }
            return writer.toBytes();
        }
    }
}
