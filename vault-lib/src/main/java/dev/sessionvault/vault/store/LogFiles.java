package dev.sessionvault.vault.store;

import dev.sessionvault.vault.store.StoreException.Fault;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The log's files while we hold their lock: FORMAT.md "Log". It knows lines by their ends only.
 *
 * <p>Guarantee: a line that was appended without an exception is whole in the file; one whose appending failed is not, or
 * only its beginning, which {@link #cut} takes away.
 */
public final class LogFiles implements AutoCloseable {
    /** Above this the files move up. */
    public static final int FULL_BYTES = 1 << 20;

    /** How many older files are kept. */
    public static final int KEPT = 8;

    static final String NEWEST = "audit.log";
    private static final String HEAD = "head";

    private final File directory;
    private final LogLock lock;
    private @Nullable RandomAccessFile newest;

    LogFiles(File directory, LogLock lock) throws StoreException {
        this.directory = directory;
        this.lock = lock;
        File file = file(0);
        if (file.exists()) {
            Access.requireFile(file.toPath());
            newest = open(file);
        }
    }

    /** {@code audit.log} is number 0. */
    public File file(int number) {
        return new File(directory, number == 0 ? NEWEST : NEWEST + "." + number);
    }

    /** The numbers of the files that are there, oldest first. */
    public List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>();
        for (int number = KEPT; number >= 0; number--) {
            if (file(number).exists()) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    /** The number of the oldest file. */
    public int oldest() {
        List<Integer> numbers = numbers();
        return numbers.isEmpty() ? 0 : numbers.get(0);
    }

    /** The bytes of {@code audit.log}. */
    public long size() throws StoreException {
        try {
            return newest == null ? 0 : newest.length();
        } catch (IOException e) {
            throw LogDirectory.unwritable(file(0), e);
        }
    }

    /** The last bytes of {@code audit.log}, at most so many. */
    public byte[] end(int maxBytes) throws StoreException {
        if (newest == null) {
            return new byte[0];
        }
        try {
            long size = newest.length();
            byte[] end = new byte[(int) Math.min(size, maxBytes)];
            newest.seek(size - end.length);
            newest.readFully(end);
            return end;
        } catch (IOException e) {
            throw LogDirectory.unwritable(file(0), e);
        }
    }

    /** All of one file, or nothing if it is not there. */
    public byte[] read(int number) throws StoreException {
        File file = file(number);
        if (!file.exists()) {
            return new byte[0];
        }
        Access.requireFile(file.toPath());
        return readWhole(file);
    }

    /** The head, or nothing if there is none. */
    public byte[] head() throws StoreException {
        File file = new File(directory, HEAD);
        return file.isFile() ? readWhole(file) : new byte[0];
    }

    private static byte[] readWhole(File file) throws StoreException {
        try (FileInputStream input = new FileInputStream(file)) {
            return input.readAllBytes();
        } catch (IOException e) {
            throw new StoreException(Fault.PERMISSIONS, "read the log: " + file + ": " + e.getMessage(), null, e);
        }
    }

    /** Shortens {@code audit.log}. */
    public void cut(long size) throws StoreException {
        try {
            if (newest != null) {
                newest.setLength(size);
            }
        } catch (IOException e) {
            throw LogDirectory.unwritable(file(0), e);
        }
    }

    /**
     * Adds a line by one call.
     *
     * @param forced whether to wait until the disk has it
     */
    public void append(byte[] line, boolean forced) throws StoreException {
        long size = size();
        try {
            if (newest == null) {
                newest = openNew(file(0));
            }
            newest.seek(size);
            newest.write(line);
            if (forced) {
                newest.getFD().sync();
            }
        } catch (IOException e) {
            cutQuietly(size);
            throw LogDirectory.unwritable(file(0), e);
        }
    }

    /** What stays is the beginning of a line, and the next writer cuts it off. */
    private void cutQuietly(long size) {
        try {
            cut(size);
        } catch (StoreException e) {
            // The first failure is the one to tell.
        }
    }

    /** Writes over the head in place: it is as long as it was, and within one sector of the disk. */
    public void writeHead(byte[] head) throws StoreException {
        File file = new File(directory, HEAD);
        boolean fresh = !file.exists();
        try (RandomAccessFile output = fresh ? openNew(file) : new RandomAccessFile(file, "rw")) {
            output.write(head);
            if (output.length() != head.length) {
                output.setLength(head.length);
            }
            if (fresh) {
                output.getFD().sync();
            }
        } catch (IOException e) {
            throw LogDirectory.unwritable(file, e);
        }
    }

    /** Whether moving up deletes the oldest file. */
    public boolean isFull() {
        return firstGap() > KEPT;
    }

    /** Moves the files up by one, as far as there is a gap; if there is none the oldest is deleted. */
    public void moveUp() throws StoreException {
        closeNewest();
        int gap = Math.min(firstGap(), KEPT);
        File last = file(gap);
        if (last.exists() && !last.delete()) {
            throw LogDirectory.unwritable(last, null);
        }
        for (int number = gap; number > 0; number--) {
            rename(file(number - 1), file(number));
        }
    }

    private int firstGap() {
        int number = 1;
        while (number <= KEPT && file(number).exists()) {
            number++;
        }
        return number;
    }

    /** Moves everything into a directory of that name, the head last: as long as it is here, there is more to move. */
    public void setAside(String name) throws StoreException {
        closeNewest();
        File aside = new File(directory, name);
        try {
            OwnFile.makeDirectories(aside.toPath());
        } catch (IOException e) {
            throw LogDirectory.unwritable(aside, e);
        }
        for (int number : numbers()) {
            rename(file(number), new File(aside, file(number).getName()));
        }
        rename(new File(directory, HEAD), new File(aside, HEAD));
    }

    private static void rename(File from, File to) throws StoreException {
        if (from.exists() && !from.renameTo(to)) {
            throw LogDirectory.unwritable(from, null);
        }
    }

    private static RandomAccessFile open(File file) throws StoreException {
        try {
            return new RandomAccessFile(file, "rw");
        } catch (IOException e) {
            throw LogDirectory.unwritable(file, e);
        }
    }

    private static RandomAccessFile openNew(File file) throws IOException {
        OwnFile.openOrCreate(file.toPath()).close();
        return new RandomAccessFile(file, "rw");
    }

    private void closeNewest() {
        Quietly.close(newest);
        newest = null;
    }

    @Override
    public void close() {
        closeNewest();
        lock.close();
    }
}
