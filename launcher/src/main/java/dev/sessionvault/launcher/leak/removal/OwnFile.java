package dev.sessionvault.launcher.leak.removal;

import static java.util.Objects.requireNonNull;

import dev.sessionvault.launcher.posix.ProcessState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/** A file that is the user's alone to change, behind any links. */
final class OwnFile {
    /** Larger ones are no settings of anybody's. */
    private static final long MAX_BYTES = 64 << 20;

    private static final int STICKY = 01000;
    private static final int WRITABLE = 0200;
    private static final int BY_GROUP = 020;
    private static final int BY_OTHERS = 02;
    private static final int ROOT = 0;

    private final Path file;
    private final int user = ProcessState.effectiveUser();

    private OwnFile(Path file) {
        this.file = file;
    }

    /** @throws LeftException if changing it would not do, or would do more */
    static byte[] read(Path file) throws LeftException {
        OwnFile own = new OwnFile(file);
        try {
            own.requireChangeable();
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new LeftException("it cannot be read");
        }
    }

    private void requireChangeable() throws IOException, LeftException {
        Map<String, Object> status = status(file, "nlink,uid,mode,size");
        require(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS), "it is no file");
        require(number(status, "size") <= MAX_BYTES, "it is larger than " + (MAX_BYTES >> 20) + " MiB");
        int names = (int) number(status, "nlink");
        require(names == 1, "it has " + names + " names (hard links), of which the others would keep the key");
        require(number(status, "uid") == user, "it belongs to another user");
        require((number(status, "mode") & WRITABLE) != 0, "it is read-only");
        requireOwnDirectory(status(file.resolveSibling(""), "uid,gid,mode"));
    }

    private void requireOwnDirectory(Map<String, Object> status) throws LeftException {
        int owner = (int) number(status, "uid");
        int mode = (int) number(status, "mode");
        boolean group = (mode & BY_GROUP) != 0 && (int) number(status, "gid") != ProcessState.effectiveGroup();
        boolean guarded = (mode & STICKY) != 0;
        require(owner == user || owner == ROOT, "its directory belongs to another user");
        require(guarded || (!group && (mode & BY_OTHERS) == 0), "its directory can be written by others");
    }

    private static Map<String, Object> status(Path path, String names) throws IOException {
        return Files.readAttributes(path, "unix:" + names, LinkOption.NOFOLLOW_LINKS);
    }

    private static long number(Map<String, Object> status, String name) {
        return ((Number) requireNonNull(status.get(name))).longValue();
    }

    private static void require(boolean met, String otherwise) throws LeftException {
        if (!met) {
            throw new LeftException(otherwise);
        }
    }
}
