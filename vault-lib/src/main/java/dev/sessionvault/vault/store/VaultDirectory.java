package dev.sessionvault.vault.store;

import dev.sessionvault.vault.store.StoreException.Fault;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;

/**
 * The directory of a vault: FORMAT.md "Directory".
 *
 * <p>Guarantee: {@code vault.db} is at every moment a whole snapshot, the old one or the new one, also when the process
 * is killed or the power fails. Readers take no lock and never wait.
 */
public final class VaultDirectory {
    /** How many earlier snapshots are kept. */
    public static final int KEPT = 3;

    private static final int PIECE_BYTES = 8192;
    private static final String VAULT = "vault.db";
    private static final String FRESH = "vault.db.new";
    private static final String LOCK = "vault.lock";
    private static final String USED = "used";

    private final Path directory;
    private final Path vault;

    public VaultDirectory(Path directory) {
        this.directory = directory;
        this.vault = directory.resolve(VAULT);
    }

    /** What a message calls the vault by. */
    public Path vault() {
        return vault;
    }

    /**
     * The newest snapshot.
     *
     * @throws StoreException ABSENT, PERMISSIONS, or DAMAGED if it is larger than {@code maxBytes}
     */
    public byte[] read(int maxBytes) throws StoreException {
        Access.requireDirectory(directory);
        long size = Access.requireFile(vault);
        if (size > maxBytes) {
            throw new StoreException(Fault.DAMAGED, vault + ": " + size + " bytes, want " + maxBytes, null, null);
        }
        try (FileInputStream input = new FileInputStream(vault.toFile())) {
            // Not the size from above: a writer may have put a larger snapshot there since. The bound still holds.
            return read(input, Math.min(input.available(), maxBytes));
        } catch (IOException e) {
            throw new StoreException(Fault.PERMISSIONS, vault + ": cannot be read: " + e.getMessage(), null, e);
        }
    }

    /** In pieces of the size that the JVM takes on its stack: a larger one it allocates and copies a second time. */
    private static byte[] read(FileInputStream input, int size) throws IOException {
        byte[] bytes = new byte[size];
        int done = 0;
        while (done < size) {
            int count = input.read(bytes, done, Math.min(PIECE_BYTES, size - done));
            if (count < 0) {
                return Arrays.copyOf(bytes, done);
            }
            done += count;
        }
        return bytes;
    }

    /** Makes the directory if there is none, and checks that it is ours and holds no vault. */
    public void create() throws StoreException {
        try {
            Files.createDirectories(directory, OwnFile.MODE_700);
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
        Access.requireDirectory(directory);
    }

    /** @throws StoreException EXISTS if there is a vault, or what is left of one */
    public void requireEmpty() throws StoreException {
        if (isThere(vault)) {
            throw new StoreException(Fault.EXISTS, vault + ": is there already", null, null);
        }
        if (isThere(kept(1))) {
            String hint = "move it away, or restore it by renaming it to " + VAULT;
            throw new StoreException(Fault.EXISTS, kept(1) + ": an earlier vault's snapshot is there", hint, null);
        }
    }

    /** @throws StoreException BUSY if others hold it for longer than we wait, UNWRITABLE */
    public WriterLock lock(Duration patience) throws StoreException {
        Access.requireDirectory(directory);
        return WriterLock.acquire(directory.resolve(LOCK), patience);
    }

    /** The stamps of use. */
    public UsedDirectory used() {
        return new UsedDirectory(directory.resolve(USED).toFile());
    }

    /**
     * Makes these bytes the newest snapshot, and keeps the one that they replace.
     *
     * @param lock is held
     * @throws StoreException UNWRITABLE; the old snapshot is still the newest
     */
    @SuppressWarnings("unused")
    public void replace(WriterLock lock, byte[] bytes) throws StoreException {
        Path fresh = directory.resolve(FRESH);
        try {
            Files.deleteIfExists(fresh);
            OwnFile.write(fresh, bytes);
            if (isThere(vault)) {
                keepOld();
            }
            Files.move(fresh, vault, StandardCopyOption.ATOMIC_MOVE);
            OwnFile.force(directory);
        } catch (IOException e) {
            deleteQuietly(fresh);
            throw unwritable(vault, e);
        }
    }

    /**
     * Deletes the snapshots that are kept.
     *
     * @param lock is held
     * @throws StoreException UNWRITABLE; some may still be there
     */
    @SuppressWarnings("unused")
    public void dropKept(WriterLock lock) throws StoreException {
        try {
            for (int i = 1; i <= KEPT; i++) {
                Files.deleteIfExists(kept(i));
            }
            OwnFile.force(directory);
        } catch (IOException e) {
            throw new StoreException(
                    Fault.UNWRITABLE, kept(1) + ": cannot be deleted: " + e.getMessage(), "delete it and its like", e);
        }
    }

    /** The oldest goes, the others move up, and the newest gets a second name: it is never without its first one. */
    private void keepOld() throws IOException {
        for (int i = KEPT; i > 1; i--) {
            if (isThere(kept(i - 1))) {
                Files.move(kept(i - 1), kept(i), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        Files.createLink(kept(1), vault);
    }

    private Path kept(int number) {
        return directory.resolve(VAULT + "." + number);
    }

    private static boolean isThere(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static void deleteQuietly(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // The next writer deletes it first.
        }
    }

    private static StoreException unwritable(Path path, IOException e) {
        String why = path + ": cannot be written: " + e.getMessage();
        return new StoreException(Fault.UNWRITABLE, why, "free space or check the mount; nothing was changed", e);
    }
}
