package dev.sessionvault.vault.format.v1;

import dev.sessionvault.crypto.Mac;

/**
 * When a record was used: FORMAT.md "Stamps".
 *
 * <p>Guarantee: only the holder of the vault key makes a stamp that is read, and it is read for that one writing of that
 * one record. Not guaranteed: that it is the newest.
 */
public final class Stamp {
    private static final byte[] MAGIC = {(byte) 0x89, 's', 'v', 's', 't', 'a', 'm', 'p'};
    private static final int TIME_POS = MAGIC.length + 2;
    private static final int MAC_POS = TIME_POS + 8;

    public static final int SIZE_BYTES = MAC_POS + Mac.SIZE_BYTES;

    private Stamp() {}

    /** The stamp's bytes. */
    public static byte[] encode(
            KeySchedule keys, byte[] vaultId, RecordKey recordKey, SealedRecord sealed, long usedEpochSecond) {
        try (ByteWriter stamp = new ByteWriter();
                ByteWriter covered = new ByteWriter()) {
            stamp.bytes(MAGIC).u16(VaultFile.VERSION).u64(usedEpochSecond);
            covered.bytes(vaultId).bytes(recordKey.bytes());
            covered.u64(sealed.generation()).bytes(sealed.salt()).bytes(stamp.toBytes());
            return stamp.bytes(keys.stampMac(covered.toBytes())).toBytes();
        }
    }

    /** The time of use, or 0 if these bytes are no stamp of this record. */
    public static long read(
            KeySchedule keys, byte[] vaultId, RecordKey recordKey, SealedRecord sealed, byte[] alleged) {
        if (alleged.length != SIZE_BYTES) {
            return 0;
        }
        long used = allegedTime(alleged);
        return used > 0 && Mac.same(encode(keys, vaultId, recordKey, sealed, used), alleged) ? used : 0;
    }

    private static long allegedTime(byte[] alleged) {
        try {
            return new ByteReader("stamp", alleged, TIME_POS, MAC_POS).u63("time of use");
        } catch (FormatException e) {
            return 0;
        }
    }
}
