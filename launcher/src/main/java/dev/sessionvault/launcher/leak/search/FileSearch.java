package dev.sessionvault.launcher.leak.search;

import dev.sessionvault.launcher.leak.Place;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Searches one file after the other, in memory of its own, which it wipes at the end. */
final class FileSearch implements AutoCloseable {
    private static final Set<OpenOption> ANY = Set.of(StandardOpenOption.READ);
    private static final Set<OpenOption> NO_LINK = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    private final Tally tally;
    private final Window window = new Window();

    FileSearch(Tally tally) {
        this.tally = tally;
    }

    void search(Job job) {
        try {
            // Whoever opens a pipe waits for its writer, and a device may do anything.
            if (job.textOnly() || isFile(job.file())) {
                read(job);
            }
        } catch (NoSuchFileException e) {
            // It was removed in the meantime, so no key lies in it.
        } catch (IOException e) {
            tally.unread(job.file().toString(), Reasons.of(e));
        }
    }

    private boolean isFile(Path file) {
        if (Files.isRegularFile(file)) {
            return true;
        }
        if (Files.exists(file)) {
            tally.unread(file.toString(), "it is no file");
        }
        return false;
    }

    private void read(Job job) throws IOException {
        try (FileChannel channel = FileChannel.open(job.file(), job.textOnly() ? NO_LINK : ANY)) {
            Encoding encoding = window.open(channel);
            if (!job.textOnly() || !window.isBinary()) {
                window.fill();
                search(job.file(), encoding);
                tally.searched(1, encoding.offset(window.end()));
            }
        }
    }

    private void search(Path file, Encoding encoding) throws IOException {
        Scan scan = new Scan(
                tally,
                (offset, length, line, column) ->
                        new Place.InFile(file, encoding.offset(offset), length * encoding.unit(), line, column));
        scan.all(window);
    }

    @Override
    public void close() {
        window.close();
    }
}
