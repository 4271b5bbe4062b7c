package dev.sessionvault.vault.store;

import dev.sessionvault.vault.store.StoreException.Fault;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a path is ours alone. One system call a path: this is asked at every start. */
final class Access {
    private static final int TYPE_MASK = 0170000;
    private static final int DIRECTORY = 0040000;
    private static final int REGULAR = 0100000;
    private static final int LINK = 0120000;
    private static final int PERMISSIONS_MASK = 07777;
    private static final int OTHERS_MASK = 0077;

    private Access() {}

    /** Symbolic links on the way to the directory are the user's choice; what counts is where they lead. */
    static void requireDirectory(Path directory) throws StoreException {
        if (OnlyOurs.isNeeded()) {
            requireListed(directory, true);
            return;
        }
        Map<String, Object> attributes = attributes(directory, "unix:mode,uid");
        long mode = number(attributes, "mode");
        if ((mode & TYPE_MASK) != DIRECTORY) {
            throw refused(directory, "is not a directory", null);
        }
        requireOurs(directory, mode, number(attributes, "uid"), "700");
    }

    /** The size of the file, in bytes. */
    static long requireFile(Path file) throws StoreException {
        if (OnlyOurs.isNeeded()) {
            return requireListed(file, false);
        }
        Map<String, Object> attributes = attributes(file, "unix:mode,uid,size", LinkOption.NOFOLLOW_LINKS);
        long mode = number(attributes, "mode");
        if ((mode & TYPE_MASK) == LINK) {
            throw refused(file, "is a symbolic link", "move the real file there, or give the real directory");
        }
        if ((mode & TYPE_MASK) != REGULAR) {
            throw refused(file, "is not a file", null);
        }
        requireOurs(file, mode, number(attributes, "uid"), "600");
        return number(attributes, "size");
    }

    /** The same where access is listed. */
    private static long requireListed(Path path, boolean isDirectory) throws StoreException {
        try {
            BasicFileAttributes attributes =
                    isDirectory ? OnlyOurs.attributes(path) : OnlyOurs.attributes(path, LinkOption.NOFOLLOW_LINKS);
            if (isDirectory ? !attributes.isDirectory() : !attributes.isRegularFile()) {
                throw refused(path, isDirectory ? "is not a directory" : "is not a file", null);
            }
            String fault = OnlyOurs.fault(path);
            if (fault != null) {
                throw refused(path, fault, "icacls \"" + path + "\" /inheritance:r /grant:r \"%USERNAME%:F\"");
            }
            return attributes.size();
        } catch (IOException e) {
            throw explained(path, e);
        }
    }

    private static void requireOurs(Path path, long mode, long owner, String want) throws StoreException {
        long us = ownUserId();
        if (owner != us) {
            throw refused(path, "belongs to user " + owner + ", not to user " + us, null);
        }
        if ((mode & OTHERS_MASK) != 0) {
            String octal = Long.toOctalString(mode & PERMISSIONS_MASK);
            throw refused(path, "has mode " + octal + ", want " + want, "chmod " + want + " '" + path + "'");
        }
    }

    /**
     * The effective user's id, without a call into native code of ours: the kernel lets our own directory under /proc
     * belong to it, even when the process may not be traced. Elsewhere the home directory is taken for ours.
     */
    private static long ownUserId() throws StoreException {
        Path process = Path.of("/proc/self");
        Path known = Files.exists(process) ? process : Path.of(System.getProperty("user.home", "/"));
        return number(attributes(known, "unix:uid"), "uid");
    }

    private static Map<String, Object> attributes(Path path, String names, LinkOption... options)
            throws StoreException {
        try {
            return Files.readAttributes(path, names, options);
        } catch (IOException e) {
            throw explained(path, e);
        }
    }

    private static StoreException explained(Path path, IOException e) {
        if (e instanceof NoSuchFileException || e instanceof NotDirectoryException) {
            return new StoreException(Fault.ABSENT, path + ": is not there", null, e);
        }
        if (e instanceof AccessDeniedException) {
            return new StoreException(Fault.PERMISSIONS, path + ": may not be read by us", null, e);
        }
        return new StoreException(Fault.UNWRITABLE, path + ": cannot be read: " + e.getMessage(), null, e);
    }

    private static long number(Map<String, Object> attributes, String name) {
        Object value = attributes.get(name);
        if (!(value instanceof Number)) {
            throw new IllegalStateException("no attribute " + name);
        }
        return ((Number) value).longValue();
    }

    private static StoreException refused(Path path, String why, @Nullable String hint) {
        return new StoreException(Fault.PERMISSIONS, path + ": " + why, hint, null);
    }
}
