package dev.sessionvault.vault.store;

import java.util.List;

/**
 * How MapDB will cut rows into pages, so that we can choose the page size and know the table's: FORMAT.md "Table".
 *
 * <p>MapDB 3.1.0 takes the first page for eight bytes shorter than it is, and fails if that page is filled to its last
 * eight bytes. A page size with which that happens is passed over.
 */
final class TableLayout {
    /** Where a key and where a value begins. */
    private static final int OFFSETS_BYTES = 2 * Integer.BYTES;

    /** The count of nodes, and where the last value ends. */
    private static final int FRAME_BYTES = 2 * Integer.BYTES;

    private static final int PACKED_BITS = 7;

    private TableLayout() {}

    /** The smallest power of two that holds the largest row, and that MapDB gets along with. */
    static int pageSize(List<Row> rows) {
        int largest = 0;
        for (Row row : rows) {
            largest = Math.max(largest, nodeBytes(row));
        }
        int pageSize = Table.MIN_PAGE_BYTES;
        while (pageSize < Table.HEADER_BYTES + FRAME_BYTES + largest || !firstPageFits(rows, pageSize)) {
            pageSize *= 2;
        }
        if (pageSize > Table.MAX_PAGE_BYTES) {
            throw new IllegalArgumentException("table: a row is too large");
        }
        return pageSize;
    }

    private static boolean firstPageFits(List<Row> rows, int pageSize) {
        int used = Table.HEADER_BYTES;
        for (Row row : rows) {
            int more = used + nodeBytes(row);
            if (more >= pageSize) {
                break;
            }
            used = more;
        }
        return used + FRAME_BYTES <= pageSize;
    }

    static int pageCount(List<Row> rows, int pageSize) {
        int pages = 1;
        int used = Table.HEADER_BYTES;
        for (Row row : rows) {
            used += nodeBytes(row);
            if (used >= pageSize) {
                pages++;
                used = FRAME_BYTES + nodeBytes(row);
            }
        }
        return pages;
    }

    private static int nodeBytes(Row row) {
        int keyBytes = 2 + packedBytes(row.key().length) + row.key().length;
        int valueBytes = 1 + packedBytes(row.value().length) + row.value().length;
        return OFFSETS_BYTES + keyBytes + valueBytes;
    }

    private static int packedBytes(int number) {
        int bytes = 1;
        for (int rest = number >>> PACKED_BITS; rest > 0; rest >>>= PACKED_BITS) {
            bytes++;
        }
        return bytes;
    }
}
