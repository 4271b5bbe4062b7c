package dev.sessionvault.vault.store;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;

/** Java's own way. */
public final class ChannelLocks implements Locks {
    @Override
    public Candidate open(File file) throws IOException {
        RandomAccessFile open = new RandomAccessFile(file, "rw");
        return new Candidate() {
            @Override
            public boolean tryLock() throws IOException {
                return open.getChannel().tryLock() != null;
            }

            @Override
            public void close() throws IOException {
                open.close();
            }
        };
    }
}
