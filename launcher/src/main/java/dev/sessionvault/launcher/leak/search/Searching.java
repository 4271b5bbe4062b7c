package dev.sessionvault.launcher.leak.search;

import dev.sessionvault.launcher.leak.Finding;
import dev.sessionvault.launcher.leak.Search;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A search that runs: files are read by a thread for each processor, and by whoever brings them faster than those can
 * read; bytes are searched by whoever brings them.
 */
final class Searching implements Search, AutoCloseable {
    private final Tally tally;
    private final Workers workers;

    Searching(Tally tally) {
        this.tally = tally;
        this.workers = new Workers(tally, Runtime.getRuntime().availableProcessors());
    }

    @Override
    public void file(Path file) {
        workers.add(new Job(file, false));
    }

    @Override
    public void text(Path file) {
        workers.add(new Job(file, true));
    }

    @Override
    public void bytes(byte[] bytes, Position at) {
        try {
            new Scan(tally, (offset, length, line, column) -> at.at((int) offset, length, line, column)).piece(bytes);
            tally.searched(1, bytes.length);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    @Override
    public void found(Finding finding) {
        tally.found(finding);
    }

    @Override
    public void unread(String what, String why) {
        tally.unread(what, why);
    }

    /** Waits for all that was brought. */
    @Override
    public void close() {
        workers.close();
    }
}
