package dev.sessionvault.launcher.edit;

import static java.util.Objects.requireNonNull;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a file is to become; nothing is written before {@link #write}. */
public final class Change {
    /** A file that is new: others may read what is in a project anyway. */
    private static final String NEW = "rw-r--r--";

    private final Path file;
    private final byte @Nullable [] before;
    private final byte @Nullable [] after;

    Change(Path file, byte @Nullable [] before, byte @Nullable [] after) {
        this.file = file;
        this.before = before;
        this.after = after;
    }

    public Path file() {
        return file;
    }

    public boolean isNothing() {
        return Arrays.equals(before, after);
    }

    /** What changes, as a unified diff without its paths' prefixes. */
    public List<String> diff() {
        return LineDiff.of(file.toString(), text(before), text(after));
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    /** All at once or not at all; permissions stay. */
    public void write() throws LauncherException {
        try {
            requireUnchanged();
            if (after == null) {
                Files.delete(file);
                deleteIfEmpty(directory());
            } else {
                replace(after);
            }
        } catch (IOException e) {
            throw failure("it cannot be written");
        }
    }

    private void requireUnchanged() throws IOException, LauncherException {
        boolean exists = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        byte[] now = exists ? Files.readAllBytes(file) : null;
        if (!Arrays.equals(now, before)) {
            throw failure("it has changed meanwhile");
        }
    }

    private void replace(byte[] bytes) throws IOException {
        Path directory = Files.createDirectories(directory());
        Path fresh = Files.createTempFile(directory, ".sv", ".new");
        try {
            Files.write(fresh, bytes);
            Files.setPosixFilePermissions(fresh, permissions());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private Path directory() {
        return requireNonNull(file.getParent());
    }

    private Set<PosixFilePermission> permissions() throws IOException {
        return before == null ? PosixFilePermissions.fromString(NEW) : Files.getPosixFilePermissions(file);
    }

    /** One that has been made for this file; any other is not empty. */
    private static void deleteIfEmpty(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            if (entries.findAny().isPresent()) {
                return;
            }
        }
        Files.delete(directory);
    }

    private LauncherException failure(String why) {
        return new LauncherException(ExitCode.DENIED, "change the file: " + file + ": " + why, null);
    }
}
