package dev.sessionvault.vault.audit;

import dev.sessionvault.vault.store.LogFiles;
import dev.sessionvault.vault.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where the log ends, and whether it ends as it was left: FORMAT.md "Writing". */
final class Tail {
    /** Larger than any {@code audit.log} that we leave. */
    private static final int READ_BYTES = 2 * LogFiles.FULL_BYTES;

    /** A line without a mac may say any number: one further off than this is not believed. */
    private static final long BELIEVED = 1 << 20;

    private static final int MAC_END_BYTES = 74;

    final long number;
    final String seal;
    final boolean isSound;

    private Tail(long number, String seal, boolean isSound) {
        this.number = number;
        this.seal = seal;
        this.isSound = isSound;
    }

    /** The end of a log with this head. What stands behind the last whole line is cut off. */
    static Tail find(LogFiles files, Head head, Seals seals) throws StoreException {
        if (head.last() > 0 && endsWith(files.end(MAC_END_BYTES), macEnd(head))) {
            return new Tail(head.last(), head.seal(), true);
        }
        byte[] newest = wholeLines(files);
        int start = after(newest, head, files);
        if (start >= 0) {
            Tail tail = follow(newest, start, head, seals);
            if (tail.isSound) {
                return tail;
            }
        }
        Tail physical = last(newest, files);
        long number = physical.number - head.last() < BELIEVED ? physical.number : 0;
        return new Tail(Math.max(number, head.last()), physical.seal, false);
    }

    /** The last line as it says, for a writer without the key. */
    static Tail unproven(LogFiles files) throws StoreException {
        return last(wholeLines(files), files);
    }

    /** Where the lines behind the head's last one begin, or -1 if that one is not to be found. */
    private static int after(byte[] newest, Head head, LogFiles files) throws StoreException {
        byte[] macEnd = macEnd(head);
        for (int end = newest.length; end >= macEnd.length; end = startOfLast(newest, end)) {
            if (endsWith(Arrays.copyOfRange(newest, end - macEnd.length, end), macEnd)) {
                return end;
            }
        }
        boolean isBegun = head.last() == 0;
        return isBegun || endsWith(files.read(1), macEnd) ? 0 : -1;
    }

    /** Follows the chain from the head's last line on. */
    private static Tail follow(byte[] newest, int start, Head head, Seals seals) {
        long number = head.last();
        String seal = head.seal();
        int at = start;
        while (at < newest.length) {
            int end = endOfLine(newest, at);
            byte[] bytes = Arrays.copyOfRange(newest, at, end);
            Line line = LineParser.parse(bytes);
            boolean follows = line != null
                    && line.number(Field.NUMBER) == number + 1
                    && line.text(Field.PREV).equals(seal)
                    && (!line.isKeyed() || seals.proves(line));
            if (!follows) {
                return new Tail(number, seal, false);
            }
            number++;
            seal = Seals.of(line, bytes);
            at = end + 1;
        }
        return new Tail(number, seal, true);
    }

    /** What the last line says of itself; one that is none gets the number after the last one that is. */
    private static Tail last(byte[] newest, LogFiles files) throws StoreException {
        byte[] lines = newest.length == 0 ? files.read(1) : newest;
        String seal = Line.NO_SEAL;
        int strange = 0;
        for (int end = lines.length; end > 0; end = startOfLast(lines, end)) {
            byte[] bytes = Arrays.copyOfRange(lines, startOfLast(lines, end), end - 1);
            Line line = LineParser.parse(bytes);
            seal = end == lines.length ? Seals.of(line, bytes) : seal;
            if (line != null) {
                return new Tail(line.number(Field.NUMBER) + strange, seal, true);
            }
            strange++;
        }
        return new Tail(strange, seal, true);
    }

    private static byte[] wholeLines(LogFiles files) throws StoreException {
        byte[] end = files.end(READ_BYTES);
        int whole = startOfLast(end, end.length + 1);
        if (whole < end.length) {
            files.cut(files.size() - (end.length - whole));
        }
        return Arrays.copyOf(end, whole);
    }

    /** Where the line begins that ends before {@code end}. */
    private static int startOfLast(byte[] bytes, int end) {
        int at = end - 1;
        while (at > 0 && bytes[at - 1] != '\n') {
            at--;
        }
        return Math.max(at, 0);
    }

    private static int endOfLine(byte[] bytes, int start) {
        int at = start;
        while (bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private static byte[] macEnd(Head head) {
        String end = "\"mac\":\"".concat(head.seal()).concat("\"}\n");
        return end.getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean endsWith(byte[] bytes, byte[] end) {
        int start = bytes.length - end.length;
        return start >= 0 && Arrays.equals(bytes, start, bytes.length, end, 0, end.length);
    }
}
