package dev.sessionvault.vault.store;

import java.util.Arrays;

/**
 * One page of a table: FORMAT.md "Table". A count, where each key and then each value begins, where the last one ends,
 * the keys, the values.
 */
final class TablePage {
    /** MapDB marks the last seven bits of a packed number; this is the number one, as it packs it. */
    private static final int PACKED_ONE = 0x81;

    private static final int PACKED_LAST = 0x80;
    private static final int MAX_PACKED_BYTES = 3;

    private final byte[] bytes;
    private final int pageStart;
    private final int pageEnd;
    private final int offsetsPos;
    private final int nodeCount;

    private TablePage(byte[] bytes, int pageStart, int pageEnd, int offsetsPos, int nodeCount) {
        this.bytes = bytes;
        this.pageStart = pageStart;
        this.pageEnd = pageEnd;
        this.offsetsPos = offsetsPos;
        this.nodeCount = nodeCount;
    }

    static TablePage open(byte[] bytes, int pageStart, int pageEnd, int headBytes) throws StoreException {
        int countPos = pageStart + headBytes;
        int nodeCount = u32(bytes, countPos);
        int most = (pageEnd - countPos) / (2 * Integer.BYTES) - 1;
        if (nodeCount < 1 || nodeCount > most) {
            throw StoreException.damaged("node count out of bounds");
        }
        return new TablePage(bytes, pageStart, pageEnd, countPos + Integer.BYTES, nodeCount);
    }

    int nodeCount() {
        return nodeCount;
    }

    Row row(int node) throws StoreException {
        return new Row(key(node), content(nodeCount + node, PACKED_ONE, -1));
    }

    /** The first node whose key is the prefix or above it. */
    int firstNotBelow(byte[] prefix) throws StoreException {
        int low = 0;
        int high = nodeCount;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isBelow(middle, prefix)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    boolean isBelow(int node, byte[] prefix) throws StoreException {
        return Arrays.compareUnsigned(key(node), prefix) < 0;
    }

    boolean keyStartsWith(int node, byte[] prefix) throws StoreException {
        byte[] key = key(node);
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }

    private byte[] key(int node) throws StoreException {
        return content(node, PACKED_ONE, PACKED_ONE);
    }

    /** A node holds one key: MapDB says so once in the list of keys, and once again in the key's own encoding. */
    private byte[] content(int index, int first, int second) throws StoreException {
        int position = offset(index);
        int end = offset(index + 1);
        if (position < offsetsPos || end > pageEnd || end - position < 2) {
            throw StoreException.damaged("offset out of bounds");
        }
        require(position++, first);
        if (second >= 0) {
            require(position++, second);
        }
        return sized(position, end);
    }

    private void require(int position, int expected) throws StoreException {
        if ((bytes[position] & 0xFF) != expected) {
            throw StoreException.damaged("node of more than one row");
        }
    }

    /** A packed size, then as many bytes, up to the end. */
    private byte[] sized(int start, int end) throws StoreException {
        int position = start;
        int size = 0;
        boolean last = false;
        while (!last) {
            if (position == end || position - start == MAX_PACKED_BYTES) {
                throw StoreException.damaged("size out of bounds");
            }
            int b = bytes[position++];
            size = size << 7 | b & 0x7F;
            last = (b & PACKED_LAST) != 0;
        }
        if (size != end - position) {
            throw StoreException.damaged("size does not match its bytes");
        }
        return Arrays.copyOfRange(bytes, position, end);
    }

    private int offset(int index) throws StoreException {
        int offset = u32(bytes, offsetsPos + index * Integer.BYTES);
        if (offset < 0 || offset > pageEnd - pageStart) {
            throw StoreException.damaged("offset out of bounds");
        }
        return pageStart + offset;
    }

    static int u32(byte[] bytes, int position) {
        return (bytes[position] & 0xFF) << 24
                | (bytes[position + 1] & 0xFF) << 16
                | (bytes[position + 2] & 0xFF) << 8
                | bytes[position + 3] & 0xFF;
    }
}
