package dev.sessionvault.vault.store;

import dev.sessionvault.vault.store.StoreException.Fault;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Objects;

/**
 * A vault's bytes in a file of the user's choice, outside of the vault's directory.
 *
 * <p>Reading asks nothing of the file: it may be anybody's, a link, or a pipe, for what is in it proves itself. Writing
 * gives the file to us alone, and puts it in place whole or not at all.
 */
public final class CopyFile {
    private CopyFile() {}

    /** @throws StoreException ABSENT, PERMISSIONS, or DAMAGED if it is larger than {@code maxBytes} */
    public static byte[] read(Path file, int maxBytes) throws StoreException {
        try (FileInputStream input = new FileInputStream(file.toFile())) {
            byte[] bytes = input.readNBytes(maxBytes);
            if (input.read() >= 0) {
                throw new StoreException(Fault.DAMAGED, file + ": more than " + maxBytes + " bytes", null, null);
            }
            return bytes;
        } catch (FileNotFoundException e) {
            boolean isThere = Files.exists(file);
            String why =
                    Files.isDirectory(file) ? "is a directory" : isThere ? "may not be read by us" : "is not there";
            throw new StoreException(isThere ? Fault.PERMISSIONS : Fault.ABSENT, file + ": " + why, null, e);
        } catch (IOException e) {
            throw new StoreException(Fault.PERMISSIONS, file + ": cannot be read: " + e.getMessage(), null, e);
        }
    }

    /**
     * Writes a file beside the one that is wanted, reads it again, and puts it in place.
     *
     * @param replace whether a file that is there may go
     * @throws StoreException EXISTS or UNWRITABLE; what was there is still there
     */
    public static void write(Path file, byte[] bytes, boolean replace) throws StoreException {
        Path target = file.toAbsolutePath();
        requireFree(target, replace);
        Path fresh = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".new");
        try {
            Files.deleteIfExists(fresh);
            OwnFile.write(fresh, bytes);
            requireSame(fresh, bytes);
            place(fresh, target, replace);
            OwnFile.force(Objects.requireNonNull(target.getParent()));
        } catch (FileAlreadyExistsException e) {
            throw exists(target);
        } catch (IOException e) {
            throw new StoreException(Fault.UNWRITABLE, target + ": cannot be written: " + e.getMessage(), null, e);
        } finally {
            OwnFile.deleteQuietly(fresh);
        }
    }

    private static void requireFree(Path target, boolean replace) throws StoreException {
        if (target.getFileName() == null || Files.isDirectory(target)) {
            throw new StoreException(Fault.UNWRITABLE, target + ": is a directory", "name a file in it", null);
        }
        if (!Files.isDirectory(Objects.requireNonNull(target.getParent()))) {
            throw new StoreException(Fault.UNWRITABLE, target + ": its directory is not there", null, null);
        }
        if (!replace && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw exists(target);
        }
    }

    /** What the disk gives back, not what we think we wrote. */
    private static void requireSame(Path fresh, byte[] bytes) throws IOException {
        if (!Arrays.equals(Files.readAllBytes(fresh), bytes)) {
            throw new IOException("it reads back other than it was written");
        }
    }

    /** A link never takes a name from another file; where there are none (FAT), a look beforehand must do. */
    private static void place(Path fresh, Path target, boolean replace) throws IOException {
        if (replace) {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        try {
            Files.createLink(target, fresh);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException e) {
            Files.move(fresh, target);
        }
    }

    private static StoreException exists(Path target) {
        return new StoreException(Fault.EXISTS, target + ": is there already", null, null);
    }
}
