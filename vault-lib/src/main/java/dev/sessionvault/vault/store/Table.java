package dev.sessionvault.vault.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table in place: FORMAT.md "Table".
 *
 * <p>The table is one of MapDB's, a {@code SortedTableMap} from byte arrays to byte arrays, and MapDB writes it. Reading
 * it needs a hundredth of MapDB, whose classes take longer to load than the rest of {@code sv run} takes to run, so this
 * class reads it by itself; {@link TableWriter} and the tests hold it to MapDB's answers.
 *
 * <p>Guarantee: whatever the bytes are, each call ends soon, reads nothing outside of the table, and answers with bytes
 * of it or a {@link StoreException}. That an answer is complete is for the manifest to say: this class looks only at what
 * it needs.
 */
public final class Table {
    static final int HEADER_BYTES = 64;
    static final int SIZE_POS = 16;
    static final int LAST_PAGE_POS = 24;
    static final int PAGE_SIZE_POS = 32;
    static final int MIN_PAGE_BYTES = 1024;
    static final int MAX_PAGE_BYTES = 64 * 1024;

    /** What MapDB 3 begins its table files with. */
    private static final int FILE_TYPE = 0x4A0A0000;

    private final byte[] bytes;
    private final int start;
    private final int pageSize;
    private final int pageCount;
    private final int rowCount;

    private Table(byte[] bytes, int start, int pageSize, int pageCount, int rowCount) {
        this.bytes = bytes;
        this.start = start;
        this.pageSize = pageSize;
        this.pageCount = pageCount;
        this.rowCount = rowCount;
    }

    /** The table in these bytes from {@code start} to before {@code end}; they are shared, not copied. */
    public static Table open(byte[] bytes, int start, int end) throws StoreException {
        int size = end - start;
        if (size < MIN_PAGE_BYTES || TablePage.u32(bytes, start) != FILE_TYPE) {
            throw StoreException.damaged("is none");
        }
        long pageSize = u64(bytes, start + PAGE_SIZE_POS);
        if (pageSize < MIN_PAGE_BYTES || pageSize > MAX_PAGE_BYTES || Long.bitCount(pageSize) != 1) {
            throw StoreException.damaged("page size out of bounds");
        }
        long lastPage = u64(bytes, start + LAST_PAGE_POS);
        if (size % pageSize != 0 || lastPage != size / pageSize - 1) {
            throw StoreException.damaged("page count does not match its size");
        }
        long rowCount = u64(bytes, start + SIZE_POS);
        if (rowCount < 1 || rowCount > size) {
            throw StoreException.damaged("row count out of bounds");
        }
        return new Table(bytes, start, (int) pageSize, (int) (size / pageSize), (int) rowCount);
    }

    /** How many rows the table says it has. */
    public int rowCount() {
        return rowCount;
    }

    /** The value of a key, or {@code null}. */
    public byte @Nullable [] get(byte[] key) throws StoreException {
        for (Row row : startingWith(key)) {
            if (row.key().length == key.length) {
                return row.value();
            }
        }
        return null;
    }

    /** The rows whose keys begin so, in order. */
    public List<Row> startingWith(byte[] prefix) throws StoreException {
        List<Row> found = new ArrayList<>();
        int number = pageBefore(prefix);
        TablePage page = page(number);
        int node = page.firstNotBelow(prefix);
        while (true) {
            if (node == page.nodeCount()) {
                number++;
                if (number == pageCount) {
                    return found;
                }
                page = page(number);
                node = 0;
            }
            if (!page.keyStartsWith(node, prefix)) {
                return found;
            }
            found.add(page.row(node));
            node++;
        }
    }

    /** All rows, in order, after checking that they are as many as they should be and stand in order. */
    public List<Row> rows() throws StoreException {
        List<Row> rows = new ArrayList<>();
        byte[] last = new byte[0];
        for (int number = 0; number < pageCount; number++) {
            TablePage page = page(number);
            for (int node = 0; node < page.nodeCount(); node++) {
                Row row = page.row(node);
                if (Arrays.compareUnsigned(last, row.key()) >= 0) {
                    throw StoreException.damaged("rows are out of order");
                }
                last = row.key();
                rows.add(row);
            }
        }
        if (rows.size() != rowCount) {
            throw StoreException.damaged("row count does not match its rows");
        }
        return rows;
    }

    /** The last page whose first key is below the prefix, or the first page: where rows with that prefix may begin. */
    private int pageBefore(byte[] prefix) throws StoreException {
        int low = 0;
        int high = pageCount - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (page(middle).isBelow(0, prefix)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private TablePage page(int number) throws StoreException {
        int pageStart = start + number * pageSize;
        return TablePage.open(bytes, pageStart, pageStart + pageSize, number == 0 ? HEADER_BYTES : 0);
    }

    private static long u64(byte[] bytes, int position) {
        return (long) TablePage.u32(bytes, position) << Integer.SIZE
                | TablePage.u32(bytes, position + Integer.BYTES) & 0xFFFFFFFFL;
    }
}
