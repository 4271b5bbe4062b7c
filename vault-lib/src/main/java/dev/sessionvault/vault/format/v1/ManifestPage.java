package dev.sessionvault.vault.format.v1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which records stand in one part of the vault, and their generations: FORMAT.md "Manifest". */
public final class ManifestPage {
    private static final String SECTION = "manifest";

    private final List<Line> lines;

    private ManifestPage(List<Line> lines) {
        this.lines = lines;
    }

    /**
     * One record.
     *
     * @param key as in the table
     */
    public record Line(byte[] key, long generation) {}

    /** @param lines in the order of their keys */
    public static ManifestPage of(List<Line> lines) {
        return new ManifestPage(List.copyOf(lines));
    }

    static ManifestPage parse(byte[] plaintext, int page, int pageCount) throws FormatException {
        ByteReader reader = new ByteReader(SECTION, plaintext);
        List<Line> lines = new ArrayList<>();
        byte[] last = new byte[0];
        while (reader.remaining() > 0) {
            byte[] key = reader.bytes(RecordKey.SIZE_BYTES);
            if (Arrays.compareUnsigned(last, key) >= 0 || RecordKey.parse(key).page(pageCount) != page) {
                throw reader.damaged("page " + page + " is out of order");
            }
            last = key;
            lines.add(new Line(key, reader.u63("generation")));
        }
        return new ManifestPage(lines);
    }

    byte[] encode() {
        try (ByteWriter writer = new ByteWriter()) {
            for (Line line : lines) {
                writer.bytes(line.key()).u64(line.generation());
            }
            return writer.toBytes();
        }
    }

    public List<Line> lines() {
        return lines;
    }

    /** The lines of one place. */
    public List<Line> linesOf(byte[] prefix) {
        List<Line> found = new ArrayList<>();
        for (Line line : lines) {
            if (Arrays.equals(line.key(), 0, prefix.length, prefix, 0, prefix.length)) {
                found.add(line);
            }
        }
        return found;
    }
}
