package dev.sessionvault.launcher.posix;

import com.sun.jna.Memory;
import dev.sessionvault.launcher.exit.LauncherException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One part of a path, open, and found to be in order. */
final class TrustedPart implements AutoCloseable {
    private static final int AT_FDCWD = -100;
    private static final int CHUNK_BYTES = 8192;

    /** {@code O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC}: not to hang on a pipe, not to follow a link. */
    private static final int FLAGS = 04000 | (isArm() ? 0100000 : 0400000) | 02000000;

    private static final int ELOOP = 40;

    private final File path;
    private final int descriptor;
    private final FileStatus status;

    private TrustedPart(File path, int descriptor, FileStatus status) {
        this.path = path;
        this.descriptor = descriptor;
        this.status = status;
    }

    static TrustedPart first(File path, int uid) throws LauncherException {
        return open(AT_FDCWD, path.getPath(), path, uid);
    }

    TrustedPart next(String name, int uid) throws LauncherException {
        return open(descriptor, name, new File(path, name), uid);
    }

    private static TrustedPart open(int directory, String name, File path, int uid) throws LauncherException {
        int descriptor = openat(directory, name);
        if (descriptor < 0) {
            throw unopened(path, Libc.errno());
        }
        try {
            TrustedPart part = new TrustedPart(path, descriptor, FileStatus.ofOpen(descriptor));
            part.requireTrusted(uid);
            return part;
        } catch (PosixException e) {
            Libc.call("close", descriptor);
            throw TrustedFiles.refused(path, String.valueOf(e.getMessage()), null);
        } catch (LauncherException e) {
            Libc.call("close", descriptor);
            throw e;
        }
    }

    private static int openat(int directory, String name) {
        try (Memory text = Libc.string(name.getBytes(StandardCharsets.UTF_8))) {
            return Libc.call("openat", directory, text, FLAGS);
        }
    }

    private static LauncherException unopened(File path, int errno) {
        if (errno == ELOOP) {
            return TrustedFiles.refused(path, "is a symbolic link", "put the file itself there");
        }
        return TrustedFiles.refused(
                path,
                String.valueOf(new PosixException(errno).getMessage()),
                errno == PosixException.EACCES ? "sudo chmod a+rX " + path : null);
    }

    private void requireTrusted(int uid) throws LauncherException {
        if (status.uid() != uid) {
            throw TrustedFiles.refused(
                    path,
                    "belongs to user " + status.uid() + ", not to " + owner(uid),
                    "sudo chown " + owner(uid) + " " + path);
        }
        if (status.isGroupWritable() || status.isWorldWritable()) {
            throw TrustedFiles.refused(
                    path,
                    "can be written by " + (status.isWorldWritable() ? "everyone" : "its group"),
                    "sudo chmod go-w " + path);
        }
    }

    private static boolean isArm() {
        return System.getProperty("os.arch", "").equals("aarch64");
    }

    private static String owner(int uid) {
        return uid == 0 ? "root" : String.valueOf(uid);
    }

    void requireDirectory() throws LauncherException {
        if (!status.isDirectory()) {
            throw TrustedFiles.refused(path, "is not a directory", null);
        }
    }

    void requireRegular() throws LauncherException {
        if (!status.isRegular()) {
            throw TrustedFiles.refused(path, "is not a regular file", null);
        }
    }

    File path() {
        return path;
    }

    /** The next bytes; none at the end. */
    byte[] read() throws IOException {
        try (Memory chunk = new Memory(CHUNK_BYTES)) {
            int count = OpenFile.of(descriptor).read(chunk, CHUNK_BYTES);
            return chunk.getByteArray(0, count);
        }
    }

    /** By the open directory, whatever its name leads to by now. */
    String @Nullable [] list() {
        return new File("/proc/self/fd/" + descriptor).list();
    }

    @Override
    public void close() {
        Libc.call("close", descriptor);
    }
}
