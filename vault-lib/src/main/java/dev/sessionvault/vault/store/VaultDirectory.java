package dev.sessionvault.vault.store;

import dev.sessionvault.vault.store.StoreException.Fault;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The directory of a vault: FORMAT.md "Directory".
 *
 * <p>Guarantee: {@code vault.db} is at every moment a whole snapshot, the old one or the new one, also when the process
 * is killed or the power fails. Readers take no lock and never wait.
 */
public final class VaultDirectory {
    private static final int PIECE_BYTES = 8192;
    private static final String VAULT = "vault.db";
    private static final String FRESH = "vault.db.new";
    private static final String LOCK = "vault.lock";
    private static final String USED = "used";

    private final Path directory;
    private final Path vault;
    private final boolean isCopy;

    public VaultDirectory(Path directory) {
        this(directory, directory.resolve(VAULT), false);
    }

    private VaultDirectory(Path directory, Path vault, boolean isCopy) {
        this.directory = directory;
        this.vault = vault;
        this.isCopy = isCopy;
    }

    /** For one snapshot that lies somewhere by itself: without stamps, and never written. */
    public static VaultDirectory ofCopy(Path file) {
        return new VaultDirectory(file, file, true);
    }

    /** Whether it is {@link #ofCopy}. */
    public boolean isCopy() {
        return isCopy;
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
        return read(vault, maxBytes);
    }

    static byte[] read(Path file, int maxBytes) throws StoreException {
        long size = Access.requireFile(file);
        if (size > maxBytes) {
            throw new StoreException(Fault.DAMAGED, file + ": " + size + " bytes, want " + maxBytes, null, null);
        }
        try (FileInputStream input = new FileInputStream(file.toFile())) {
            // Not the size from above: a writer may have put a larger snapshot there since. The bound still holds.
            return read(input, Math.min(input.available(), maxBytes));
        } catch (IOException e) {
            throw new StoreException(Fault.PERMISSIONS, file + ": cannot be read: " + e.getMessage(), null, e);
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
            OwnFile.makeDirectories(directory);
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
        Path newest = kept().file(1);
        if (isThere(newest)) {
            String hint = "move it away, or put it in place: sv vault restore " + newest;
            throw new StoreException(Fault.EXISTS, newest + ": an earlier vault's snapshot is there", hint, null);
        }
    }

    /** Whether anything bears the vault's name. */
    public boolean isEmpty() {
        return !isThere(vault);
    }

    /** @throws StoreException BUSY if others hold it for longer than we wait, UNWRITABLE */
    public WriterLock lock(Duration patience) throws StoreException {
        if (isCopy) {
            throw new StoreException(Fault.UNWRITABLE, vault + ": a copy is not written", null, null);
        }
        Access.requireDirectory(directory);
        return WriterLock.acquire(directory.resolve(LOCK), patience);
    }

    /** The snapshots before the newest. */
    public KeptSnapshots kept() {
        return new KeptSnapshots(directory, VAULT);
    }

    /** What others may do with the files that are not looked at whenever the vault is read. */
    public List<StoreException> faults() {
        List<StoreException> faults = new ArrayList<>();
        if (isThere(directory.resolve(LOCK))) {
            note(faults, () -> Access.requireFile(directory.resolve(LOCK)));
        }
        if (isThere(directory.resolve(USED))) {
            note(faults, () -> Access.requireDirectory(directory.resolve(USED)));
        }
        return faults;
    }

    private interface Look {
        void look() throws StoreException;
    }

    private static void note(List<StoreException> faults, Look look) {
        try {
            look.look();
        } catch (StoreException e) {
            faults.add(e);
        }
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
    public void replace(WriterLock lock, byte[] bytes) throws StoreException {
        replace(lock, bytes, () -> kept().push(vault));
    }

    /**
     * Makes these bytes the newest snapshot of a directory in which another vault lies, or what is none: that gets a
     * name by which no writer ever finds it, and is kept until somebody deletes it.
     *
     * @return the name it is kept by
     * @throws StoreException UNWRITABLE; what was there is still there
     */
    public Path replaceOther(WriterLock lock, byte[] bytes, long nowEpochSecond) throws StoreException {
        Path other = directory.resolve(VAULT + ".replaced-" + nowEpochSecond);
        replace(lock, bytes, () -> Files.createLink(other, vault));
        return other;
    }

    private interface Keeping {
        void keep() throws IOException;
    }

    @SuppressWarnings("unused")
    private void replace(WriterLock lock, byte[] bytes, Keeping keeping) throws StoreException {
        Path fresh = directory.resolve(FRESH);
        try {
            Files.deleteIfExists(fresh);
            OwnFile.write(fresh, bytes);
            if (isThere(vault)) {
                keeping.keep();
            }
            Files.move(fresh, vault, StandardCopyOption.ATOMIC_MOVE);
            OwnFile.force(directory);
        } catch (IOException e) {
            OwnFile.deleteQuietly(fresh);
            throw unwritable(vault, e);
        }
    }

    static boolean isThere(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    static StoreException unwritable(Path path, IOException e) {
        String why = path + ": cannot be written: " + e.getMessage();
        return new StoreException(Fault.UNWRITABLE, why, "free space or check the mount; nothing was changed", e);
    }
}
