package dev.sessionvault.vault.store;

import java.util.List;

/**
 * How MapDB will cut rows into pages, so that we can choose the page size and know the table's: FORMAT.md "Table".
 *
 * <p>MapDB 3.1.0 fails on rows that do not fit into a page, and when the first row fills the first page it forgets the
 * header there and fails later. So a page is always larger than the header and any row together.
 */
final class TableLayout {
    /** Where a key and where a value begins. */
    private static final int OFFSETS_BYTES = 2 * Integer.BYTES;

    /** The count of nodes, and where the last value ends. */
    private static final int FRAME_BYTES = 2 * Integer.BYTES;

    private static final int PACKED_BITS = 7;

    private TableLayout() {}

    /** The smallest power of two that is larger than the header and the largest row. */
    static int pageSize(List<Row> rows) {
        int largest = 0;
        for (Row row : rows) {
            largest = Math.max(largest, nodeBytes(row));
        }
        int pageSize = Table.MIN_PAGE_BYTES;
        while (pageSize <= Table.HEADER_BYTES + FRAME_BYTES + largest) {
            pageSize *= 2;
        }
        if (pageSize > Table.MAX_PAGE_BYTES) {
            throw new IllegalArgumentException("table: a row is too large");
        }
        return pageSize;
    }

    static int pageCount(List<Row> rows, int pageSize) {
        int pages = 1;
        int used = Table.HEADER_BYTES + FRAME_BYTES;
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
