package dev.sessionvault.vault.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.mapdb.Serializer;
import org.mapdb.SortedTableMap;
import org.mapdb.volume.SingleByteArrayVol;

class TableTest {
    private final Random random = new Random(7);

    @Test
    void rows_tablesOfAllSizes_areWhatMapDbReads() throws StoreException {
        for (int count : new int[] {1, 2, 3, 10, 100, 2000}) {
            List<Row> rows = rows(count, 300);
            byte[] table = TableWriter.encode(rows);
            assertSameRows(rows, open(table).rows());
            assertSameRows(rows, byMapDb(table));
        }
    }

    @Test
    void encode_pagesFilledToTheirLastBytes_areWhatMapDbReads() throws StoreException {
        for (int size = 900; size < 1000; size++) {
            Row filling = new Row(new byte[] {1}, new byte[size]);
            for (int rest = 0; rest < 30; rest++) {
                List<Row> rows = List.of(
                        filling, new Row(new byte[] {2}, new byte[rest]), new Row(new byte[] {3}, new byte[size]));
                byte[] table = TableWriter.encode(rows);
                assertSameRows(rows, byMapDb(table));
                assertSameRows(rows, open(table).rows());
            }
        }
    }

    @Test
    void encode_largestRow_fits() throws StoreException {
        List<Row> rows = List.of(new Row(new byte[] {1}, new byte[3]), new Row(new byte[] {2}, new byte[21_000]));
        assertSameRows(rows, open(TableWriter.encode(rows)).rows());
    }

    @Test
    void encode_sameRows_sameBytes() {
        List<Row> rows = rows(200, 300);
        assertArrayEquals(TableWriter.encode(rows), TableWriter.encode(rows));
    }

    @Test
    void get_everyKey_isFound_andNoOther() throws StoreException {
        List<Row> rows = rows(500, 100);
        Table table = open(TableWriter.encode(rows));
        for (Row row : rows) {
            assertArrayEquals(row.value(), table.get(row.key()));
            byte[] other = row.key().clone();
            other[other.length - 1] ^= 1;
            assertNull(table.get(other));
        }
    }

    @Test
    void startingWith_everyPrefix_isWhatFilteringFinds() throws StoreException {
        List<Row> rows = rows(400, 100);
        Table table = open(TableWriter.encode(rows));
        for (int first = 0; first < 256; first++) {
            byte[] prefix = {(byte) first};
            List<Row> expected = new ArrayList<>();
            for (Row row : rows) {
                if (row.key()[0] == prefix[0]) {
                    expected.add(row);
                }
            }
            assertSameRows(expected, table.startingWith(prefix));
        }
        assertSameRows(rows, table.startingWith(new byte[0]));
    }

    @Test
    void anyBitFlipped_answersOrIsDamaged_andIsNeverCanonical() {
        byte[] table = TableWriter.encode(rows(6, 60));
        for (int bit = 0; bit < table.length * 8; bit++) {
            byte[] flipped = table.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            readAll(flipped);
            boolean same = isCanonical(flipped) && Arrays.equals(flipped, table);
            assertFalse(same);
        }
    }

    @Test
    void anyTruncation_isDamaged() {
        byte[] table = TableWriter.encode(rows(30, 60));
        for (int size = 0; size < table.length; size++) {
            byte[] cut = Arrays.copyOf(table, size);
            assertThrows(StoreException.class, () -> open(cut));
        }
    }

    @Test
    void requireCanonical_byteInThePadding_isDamaged() throws StoreException {
        byte[] table = TableWriter.encode(rows(1, 60));
        TableWriter.requireCanonical(table, 0, table.length);
        table[table.length - 1] = 1;
        assertThrows(StoreException.class, () -> TableWriter.requireCanonical(table, 0, table.length));
    }

    /** Whatever the bytes: nothing but a {@link StoreException} comes out. */
    private void readAll(byte[] bytes) {
        try {
            Table table = open(bytes);
            table.get(new byte[25]);
            table.startingWith(new byte[] {(byte) random.nextInt()});
            table.rows();
        } catch (StoreException e) {
            assertEquals(StoreException.Fault.DAMAGED, e.fault());
        }
    }

    private static boolean isCanonical(byte[] bytes) {
        try {
            TableWriter.requireCanonical(bytes, 0, bytes.length);
            return true;
        } catch (StoreException e) {
            return false;
        }
    }

    private static Table open(byte[] bytes) throws StoreException {
        return Table.open(bytes, 0, bytes.length);
    }

    private List<Row> rows(int count, int valueBytes) {
        TreeSet<byte[]> keys = new TreeSet<>(Arrays::compareUnsigned);
        while (keys.size() < count) {
            byte[] key = new byte[25];
            random.nextBytes(key);
            keys.add(key);
        }
        List<Row> rows = new ArrayList<>();
        for (byte[] key : keys) {
            byte[] value = new byte[random.nextInt(valueBytes)];
            random.nextBytes(value);
            rows.add(new Row(key, value));
        }
        return rows;
    }

    private static List<Row> byMapDb(byte[] table) {
        SortedTableMap<byte[], byte[]> map =
                SortedTableMap.open(new SingleByteArrayVol(table), Serializer.BYTE_ARRAY, Serializer.BYTE_ARRAY);
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<byte[], byte[]> entry : map.entrySet()) {
            rows.add(new Row(entry.getKey(), entry.getValue()));
        }
        return rows;
    }

    private static void assertSameRows(List<Row> expected, List<Row> actual) {
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i).key(), actual.get(i).key());
            assertArrayEquals(expected.get(i).value(), actual.get(i).value());
        }
    }
}
