package dev.sessionvault.vault.format.v1;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Under which key a record stands in the table: FORMAT.md "Record keys". All accounts of one place share a prefix. */
public final class RecordKey {
    public static final int ID_BYTES = 8;

    /** Kind, then the place. */
    public static final int PREFIX_BYTES = 1 + 16;

    static final int SIZE_BYTES = PREFIX_BYTES + ID_BYTES;

    private static final int KIND = 2;
    private static final int GLOBAL = 0;
    private static final int PROJECT = 1;

    private final byte[] bytes;

    private RecordKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** What the keys of all entries of a tool in a place begin with; a path of {@code null} means everywhere. */
    public static byte[] prefix(KeySchedule keys, String tool, @Nullable String path) {
        byte[] toolBytes = tool.getBytes(StandardCharsets.UTF_8);
        try (ByteWriter place = new ByteWriter();
                ByteWriter prefix = new ByteWriter()) {
            place.u8(toolBytes.length).bytes(toolBytes).u8(path == null ? GLOBAL : PROJECT);
            if (path != null) {
                place.bytes(path.getBytes(StandardCharsets.UTF_8));
            }
            byte[] code = keys.index(place.toBytes());
            return prefix.u8(KIND).bytes(Arrays.copyOf(code, PREFIX_BYTES - 1)).toBytes();
        }
    }

    public static RecordKey of(byte[] prefix, byte[] id) {
        byte[] bytes = Arrays.copyOf(prefix, SIZE_BYTES);
        System.arraycopy(id, 0, bytes, PREFIX_BYTES, ID_BYTES);
        return new RecordKey(bytes);
    }

    /** @throws FormatException if these bytes are no record's key */
    public static RecordKey parse(byte[] bytes) throws FormatException {
        if (bytes.length != SIZE_BYTES || bytes[0] != KIND) {
            throw FormatException.damaged("table", "a key that is none of ours");
        }
        return new RecordKey(bytes.clone());
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public byte[] prefix() {
        return Arrays.copyOf(bytes, PREFIX_BYTES);
    }

    public byte[] id() {
        return Arrays.copyOfRange(bytes, PREFIX_BYTES, SIZE_BYTES);
    }

    /** The page of the manifest that lists it: the first bits of its place, which are as good as random. */
    int page(int pageCount) {
        return page(bytes, pageCount);
    }

    static int page(byte[] prefix, int pageCount) {
        int bits = Integer.numberOfTrailingZeros(pageCount);
        int first = (prefix[1] & 0xFF) << 24 | (prefix[2] & 0xFF) << 16 | (prefix[3] & 0xFF) << 8 | prefix[4] & 0xFF;
        return bits == 0 ? 0 : first >>> (Integer.SIZE - bits);
    }
}
