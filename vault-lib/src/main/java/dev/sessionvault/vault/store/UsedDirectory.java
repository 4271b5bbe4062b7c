package dev.sessionvault.vault.store;

import dev.sessionvault.vault.store.StoreException.Fault;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.StandardCopyOption;
import java.util.Set;

/**
 * Small files, one for each record, that are lost without harm: FORMAT.md "Stamps".
 *
 * <p>Guarantee: who reads one gets it whole, the old one or the new one, or nothing. All this is done on the way to a
 * tool, hence {@code java.io}, which starts a millisecond sooner than a channel that is opened with a mode; the mode of
 * the directory protects them all.
 */
public final class UsedDirectory {
    private static final int NAME_CHARS = 16;
    private static final String FRESH = ".new";
    private static final long UNFINISHED_MILLIS = 60L * 60 * 1000;

    private final File directory;

    UsedDirectory(File directory) {
        this.directory = directory;
    }

    /** The first bytes of a file, or none if there is no such file. */
    public byte[] read(String name, int maxBytes) {
        File file = new File(directory, name);
        // Opening a pipe would wait for its other end.
        if (!file.isFile()) {
            return new byte[0];
        }
        try (FileInputStream input = new FileInputStream(file)) {
            return input.readNBytes(maxBytes);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    /**
     * Makes these bytes the file of that name.
     *
     * @param freshName 16 hexadecimal digits that nobody else uses now
     */
    public void write(String name, String freshName, byte[] bytes) throws StoreException {
        File fresh = new File(directory, freshName.concat(FRESH));
        File file = new File(directory, name);
        try {
            writeFresh(fresh, bytes);
        } catch (IOException e) {
            deleteQuietly(fresh);
            throw new StoreException(Fault.UNWRITABLE, file + ": cannot be written: " + e.getMessage(), null, e);
        }
        if (!isRenamed(fresh, file)) {
            deleteQuietly(fresh);
            throw new StoreException(Fault.UNWRITABLE, file + ": cannot be replaced", null, null);
        }
    }

    /** On Windows the short way replaces nothing. */
    private static boolean isRenamed(File fresh, File file) {
        if (!OnlyOurs.isNeeded()) {
            return fresh.renameTo(file);
        }
        try {
            Files.move(fresh.toPath(), file.toPath(), StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void writeFresh(File fresh, byte[] bytes) throws IOException {
        if (!directory.isDirectory()) {
            make();
        }
        try (FileOutputStream output = new FileOutputStream(fresh)) {
            output.write(bytes);
        }
    }

    private void make() throws IOException {
        try {
            Files.createDirectory(directory.toPath(), OwnFile.MODE_700);
        } catch (FileAlreadyExistsException e) {
            // Another process was faster; or it is no directory, and writing into it says so.
        }
    }

    /** Deletes the files of all other names, and unfinished ones that nobody is writing any more. */
    public void retain(Set<String> names) {
        if (!Files.isDirectory(directory.toPath(), LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        String[] found = directory.list();
        for (String name : found == null ? new String[0] : found) {
            File file = new File(directory, name);
            boolean orphaned = isId(name) && !names.contains(name);
            if (orphaned || (isFresh(name) && isAbandoned(file))) {
                deleteQuietly(file);
            }
        }
    }

    private static boolean isFresh(String name) {
        return name.endsWith(FRESH) && isId(name.substring(0, name.length() - FRESH.length()));
    }

    private static boolean isId(String name) {
        for (int i = 0; i < name.length(); i++) {
            if ("0123456789abcdef".indexOf(name.charAt(i)) < 0) {
                return false;
            }
        }
        return name.length() == NAME_CHARS;
    }

    private static boolean isAbandoned(File fresh) {
        return System.currentTimeMillis() - fresh.lastModified() > UNFINISHED_MILLIS;
    }

    /** What stays is no harm, and the next writer tries again. */
    @SuppressWarnings("ResultOfMethodCallIgnored")
    private static void deleteQuietly(File file) {
        file.delete();
    }
}
