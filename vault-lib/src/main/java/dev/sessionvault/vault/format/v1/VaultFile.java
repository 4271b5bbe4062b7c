package dev.sessionvault.vault.format.v1;

import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * The whole file: FORMAT.md "File". Preamble, table, checksum.
 *
 * <p>The checksum is for accidents: it tells a broken file from a wrong passphrase before anybody is asked for one. It
 * protects from nobody; the MAC and the seals do.
 */
public final class VaultFile {
    /** The version of the format that this package reads and writes. */
    public static final int VERSION = 1;

    /** No vault is larger, so nothing larger is read into memory. */
    public static final int MAX_BYTES = 256 * 1024 * 1024;

    static final byte[] MAGIC = {(byte) 0x89, 's', 'v', 'v', 'a', 'u', 'l', 't'};
    static final int VERSION_POS = MAGIC.length;
    static final int CHECKSUM_BYTES = 4;

    private final Preamble preamble;
    private final byte[] bytes;
    private final int tablePos;

    private VaultFile(Preamble preamble, byte[] bytes, int tablePos) {
        this.preamble = preamble;
        this.bytes = bytes;
        this.tablePos = tablePos;
    }

    /** @throws FormatException if the bytes are no vault file, or one of a newer version */
    public static VaultFile parse(byte[] bytes) throws FormatException {
        checkVersion(bytes);
        int checksumPos = bytes.length - CHECKSUM_BYTES;
        ByteReader checksum = new ByteReader("file", bytes, Math.max(checksumPos, 0), bytes.length);
        if (checksum.u32() != checksum(bytes, checksumPos)) {
            throw checksum.damaged("checksum does not match");
        }
        ByteReader preamble = new ByteReader("preamble", bytes, 0, checksumPos);
        return new VaultFile(Preamble.parse(preamble), bytes, preamble.position());
    }

    /** The bytes of a file with this preamble and table. */
    public static byte[] encode(byte[] preamble, byte[] table) {
        int checksumPos = preamble.length + table.length;
        byte[] file = Arrays.copyOf(preamble, checksumPos + CHECKSUM_BYTES);
        System.arraycopy(table, 0, file, preamble.length, table.length);
        long checksum = checksum(file, checksumPos);
        for (int i = 0; i < CHECKSUM_BYTES; i++) {
            file[checksumPos + i] = (byte) (checksum >>> 8 * (CHECKSUM_BYTES - 1 - i));
        }
        return file;
    }

    public Preamble preamble() {
        return preamble;
    }

    /** The whole file; shared, not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the table begins in {@link #bytes}. */
    public int tablePos() {
        return tablePos;
    }

    /** Where the table ends. */
    public int tableEnd() {
        return bytes.length - CHECKSUM_BYTES;
    }

    /** The version comes before everything that a later version may change, so that newer is not mistaken for damaged. */
    private static void checkVersion(byte[] bytes) throws FormatException {
        ByteReader start = new ByteReader("file", bytes);
        if (!Arrays.equals(start.bytes(MAGIC.length), MAGIC)) {
            throw start.damaged("is not a vault");
        }
        int version = start.u16();
        if (version > VERSION) {
            throw FormatException.newer(version);
        }
        if (version < VERSION) {
            throw start.damaged("format version " + version + " never existed");
        }
    }

    private static long checksum(byte[] bytes, int end) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, Math.max(end, 0));
        return crc.getValue();
    }
}
