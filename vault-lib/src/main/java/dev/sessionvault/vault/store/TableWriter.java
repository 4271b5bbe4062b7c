package dev.sessionvault.vault.store;

import java.util.Arrays;
import java.util.List;
import org.mapdb.Serializer;
import org.mapdb.SortedTableMap;
import org.mapdb.volume.SingleByteArrayVol;

/** Makes a table, by MapDB, in memory: MapDB never sees a file. */
public final class TableWriter {

    private TableWriter() {}

    /**
     * The table of these rows. Equal rows give equal bytes.
     *
     * @param rows at least one, in ascending order of their keys
     */
    public static byte[] encode(List<Row> rows) {
        int pageSize = TableLayout.pageSize(rows);
        byte[] table = new byte[TableLayout.pageCount(rows, pageSize) * pageSize];
        SortedTableMap.Sink<byte[], byte[]> sink = SortedTableMap.create(
                        new SingleByteArrayVol(table), Serializer.BYTE_ARRAY, Serializer.BYTE_ARRAY)
                .pageSize(pageSize)
                .nodeSize(1)
                .createFromSink();
        for (Row row : rows) {
            sink.put(row.key(), row.value());
        }
        sink.create();
        return table;
    }

    /** @throws StoreException unless the rows of this table make exactly this table */
    public static void requireCanonical(byte[] bytes, int start, int end) throws StoreException {
        byte[] again = encode(Table.open(bytes, start, end).rows());
        if (!Arrays.equals(again, 0, again.length, bytes, start, end)) {
            throw StoreException.damaged("there is more in it than its rows");
        }
    }
}
