package dev.sessionvault.launcher.share.log;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.file.Ownership;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A log's file as it lies there, cut into its whole lines; what stands behind the last end of line is no line yet. */
final class LogBytes {
    private static final long MAX_BYTES = 256L << 20;

    private final Path path;
    private final String what;
    private final boolean there;
    private final byte[] bytes;

    private LogBytes(Path path, String what, boolean there, byte[] bytes) {
        this.path = path;
        this.what = what;
        this.there = there;
        this.bytes = bytes;
    }

    static LogBytes read(Path path, String what) throws LauncherException {
        if (!new Ownership("read the " + what).requireFile(path)) {
            return new LogBytes(path, what, false, new byte[0]);
        }
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw failed(path, what, "it has more than " + MAX_BYTES + " bytes");
            }
            return new LogBytes(path, what, true, Files.readAllBytes(path));
        } catch (IOException e) {
            throw failed(path, what, "it cannot be read");
        }
    }

    Path path() {
        return path;
    }

    boolean isThere() {
        return there;
    }

    List<byte[]> lines() {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                lines.add(Arrays.copyOfRange(bytes, start, i));
                start = i + 1;
            }
        }
        return lines;
    }

    /** Where the last whole line ends. */
    long end() {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    /** Whether the process that writes it lives. */
    boolean isHeld() throws LauncherException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            try (FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
                return lock == null;
            } catch (OverlappingFileLockException e) {
                return true; // this process itself
            }
        } catch (IOException e) {
            throw failed(path, what, "it cannot be looked at");
        }
    }

    private static LauncherException failed(Path path, String what, String why) {
        return new LauncherException(ExitCode.DENIED, "read the " + what + ": " + path + ": " + why, null);
    }
}
