package dev.sessionvault.vault.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The snapshots before the last changes, newest first: FORMAT.md "Directory". */
public final class KeptSnapshots {
    /** How many there are at most. */
    public static final int COUNT = 3;

    private final Path directory;
    private final String vault;

    KeptSnapshots(Path directory, String vault) {
        this.directory = directory;
        this.vault = vault;
    }

    /** Those that are there. */
    public List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (int number = 1; number <= COUNT; number++) {
            if (VaultDirectory.isThere(file(number))) {
                files.add(file(number));
            }
        }
        return files;
    }

    /** @throws StoreException ABSENT, PERMISSIONS, or DAMAGED if it is larger than {@code maxBytes} */
    public byte[] read(Path file, int maxBytes) throws StoreException {
        return VaultDirectory.read(file, maxBytes);
    }

    /**
     * Deletes them all.
     *
     * @param lock is held
     * @throws StoreException UNWRITABLE; some may be gone
     */
    @SuppressWarnings("unused")
    public void drop(WriterLock lock) throws StoreException {
        try {
            for (Path file : files()) {
                Files.deleteIfExists(file);
            }
            OwnFile.force(directory);
        } catch (IOException e) {
            String why = directory + ": kept snapshots cannot be deleted: " + e.getMessage();
            throw new StoreException(StoreException.Fault.UNWRITABLE, why, "delete vault.db.1 to .3 by hand", e);
        }
    }

    /** The oldest goes, the others move up, and the newest gets a second name: it is never without its first one. */
    void push(Path newest) throws IOException {
        for (int i = COUNT; i > 1; i--) {
            if (VaultDirectory.isThere(file(i - 1))) {
                Files.move(file(i - 1), file(i), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        Files.createLink(file(1), newest);
    }

    Path file(int number) {
        return directory.resolve(vault + "." + number);
    }
}
