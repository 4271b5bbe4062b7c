package dev.sessionvault.launcher.edit;

import static java.util.Objects.requireNonNull;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a file is to become; nothing is written before {@link #write}. */
public final class Change {
    private final Path file;
    private final byte @Nullable [] before;
    private final byte @Nullable [] after;
    private final List<String> diff;
    private final boolean keepsDirectory;

    private Change(
            Path file, byte @Nullable [] before, byte @Nullable [] after, List<String> diff, boolean keepsDirectory) {
        this.file = file;
        this.before = before;
        this.after = after;
        this.diff = diff;
        this.keepsDirectory = keepsDirectory;
    }

    Change(Path file, byte @Nullable [] before, byte @Nullable [] after) {
        this(file, before, after, LineDiff.of(file.toString(), text(before), text(after)), false);
    }

    /**
     * What becomes of a file that may hold what nobody shall see. The arrays stay the caller's: once they are wiped it
     * cannot be written any more.
     *
     * @param after {@code null} to delete it
     * @param shownBefore what is shown of what is there
     * @param shownAfter what is shown of what comes
     */
    public static Change of(
            Path file, byte[] before, byte @Nullable [] after, String shownBefore, @Nullable String shownAfter) {
        return new Change(file, before, after, LineDiff.of(file.toString(), shownBefore, shownAfter), true);
    }

    public Path file() {
        return file;
    }

    public boolean isNothing() {
        return Arrays.equals(before, after);
    }

    /** What changes, as a unified diff without its paths' prefixes. */
    public List<String> diff() {
        return diff;
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    /** All at once or not at all, and on the disk when it returns; owner and permissions stay. */
    public void write() throws LauncherException {
        Replacement replacement = new Replacement(file);
        try {
            requireUnchanged();
            if (after != null) {
                replacement.put(after, this::requireUnchanged);
            } else {
                replacement.delete();
                deleteIfEmpty();
            }
        } catch (ChangedException e) {
            throw failure("it has changed meanwhile");
        } catch (IOException e) {
            throw failure("it cannot be written");
        }
    }

    /** Somebody else has written the file. */
    private static final class ChangedException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private void requireUnchanged() throws IOException {
        boolean exists = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        byte[] now = exists ? Files.readAllBytes(file) : null;
        boolean same = Arrays.equals(now, before);
        if (now != null) {
            Arrays.fill(now, (byte) 0);
        }
        if (!same) {
            throw new ChangedException();
        }
    }

    /** A directory that has been made for this file; any other is not empty. */
    private void deleteIfEmpty() throws IOException {
        Path directory = requireNonNull(file.getParent());
        if (keepsDirectory) {
            return;
        }
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
