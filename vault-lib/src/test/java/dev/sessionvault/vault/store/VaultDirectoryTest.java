package dev.sessionvault.vault.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultDirectoryTest {
    private static final int SMALL = 1_000;
    private static final int LARGE = 60_000;
    private static final int READS = 3_000;

    @TempDir
    Path home;

    /** The reader takes no lock: whatever the writer does meanwhile, it gets one snapshot, and all of it. */
    @Test
    void readWhileSnapshotsGrowAndShrink_isAlwaysAWholeOne() throws Exception {
        VaultDirectory directory = new VaultDirectory(home.resolve("sv"));
        directory.create();
        write(directory, SMALL);
        AtomicBoolean ended = new AtomicBoolean();
        Thread writer = new Thread(() -> writeUntil(ended, directory));
        writer.start();
        try {
            for (int i = 0; i < READS; i++) {
                byte[] read = directory.read(LARGE);
                assertEquals(read[0] == 's' ? SMALL : LARGE, read.length, "read " + i);
            }
        } finally {
            ended.set(true);
            writer.join();
        }
    }

    @Test
    void fileLargerThanAllowed_isDamaged() throws Exception {
        VaultDirectory directory = new VaultDirectory(home.resolve("sv"));
        directory.create();
        write(directory, LARGE);
        StoreException refused = assertThrows(StoreException.class, () -> directory.read(SMALL));
        assertEquals(StoreException.Fault.DAMAGED, refused.fault());
    }

    private static void writeUntil(AtomicBoolean ended, VaultDirectory directory) {
        try {
            for (int i = 0; !ended.get(); i++) {
                write(directory, i % 2 == 0 ? LARGE : SMALL);
            }
        } catch (StoreException e) {
            throw new AssertionError(e);
        }
    }

    private static void write(VaultDirectory directory, int size) throws StoreException {
        byte[] snapshot = new byte[size];
        Arrays.fill(snapshot, (byte) (size == SMALL ? 's' : 'l'));
        try (WriterLock lock = directory.lock(Duration.ofSeconds(10))) {
            directory.replace(lock, snapshot);
        }
    }
}
