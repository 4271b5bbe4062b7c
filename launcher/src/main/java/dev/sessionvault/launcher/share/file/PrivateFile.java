package dev.sessionvault.launcher.share.file;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A small file that is the user's alone: mode 0600 from the moment it exists, no symbolic link, in a directory of the
 * user's that nobody else may write. Both are checked at every reading and writing; what is otherwise is refused.
 */
public final class PrivateFile {
    private static final Set<StandardOpenOption> CREATE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final Path path;
    private final String what;

    /** @param what what failed if something does, as {@code read the contacts} would name it: {@code contacts} */
    public PrivateFile(Path path, String what) {
        this.path = path;
        this.what = what;
    }

    public Path path() {
        return path;
    }

    /** What it holds, which the caller wipes if it is secret; empty if there is no file. */
    public Optional<byte[]> read(int maxBytes) throws LauncherException {
        Ownership ownership = new Ownership("read the " + what);
        if (!ownership.requireFile(path)) {
            return Optional.empty();
        }
        ownership.requireDirectory(directory());
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(all(file, maxBytes));
        } catch (IOException e) {
            throw failed("read", "it cannot be read");
        }
    }

    private byte[] all(FileChannel file, int maxBytes) throws IOException, LauncherException {
        byte[] bytes = new byte[maxBytes + 1];
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining() && file.read(buffer) >= 0) {
                // until its end
            }
            if (!buffer.hasRemaining()) {
                throw failed("read", "it has more than " + maxBytes + " bytes");
            }
            return Arrays.copyOf(bytes, buffer.position());
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Makes the file, and its directory if there is none. Never touches one that is there. */
    public void create(byte[] bytes) throws LauncherException {
        requireDirectory();
        try {
            write(path, bytes);
        } catch (FileAlreadyExistsException e) {
            throw failed("write", "it is there already");
        } catch (IOException e) {
            throw failed("write", "it cannot be made");
        }
    }

    /** Puts another content in its place, whole or not at all. */
    public void replace(byte[] bytes) throws LauncherException {
        requireDirectory();
        new Ownership("write the " + what).requireFile(path);
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            write(fresh, bytes);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failed("write", "it cannot be written");
        }
    }

    /** Whoever changes it holds this meanwhile; the file beside it that is locked stays, and is empty. */
    public FileTurn turn() throws LauncherException {
        requireDirectory();
        return FileTurn.take(path.resolveSibling(path.getFileName() + ".lock"), what);
    }

    private void requireDirectory() throws LauncherException {
        Path directory = directory();
        try {
            Files.createDirectories(directory, Modes.DIRECTORY);
        } catch (IOException e) {
            throw failed("write", "its directory cannot be made");
        }
        new Ownership("write the " + what).requireDirectory(directory);
    }

    private Path directory() {
        return Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file has a directory");
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, CREATE, Modes.FILE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private LauncherException failed(String how, String why) {
        return new LauncherException(ExitCode.DENIED, how + " the " + what + ": " + path + ": " + why, null);
    }
}
