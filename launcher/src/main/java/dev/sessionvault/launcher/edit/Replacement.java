package dev.sessionvault.launcher.edit;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Puts other bytes in a file's place, or none: whoever reads it, whatever happens meanwhile, reads the old ones or the
 * new ones, and when this returns they are on the disk. Owner, group and permissions stay.
 */
public final class Replacement {
    /** A file that is new: others may read what is in a project anyway. */
    private static final String NEW = "rw-r--r--";

    private final Path file;
    private final Path directory;

    /** @param file no link */
    public Replacement(Path file) {
        this.file = file;
        this.directory = requireNonNull(file.getParent());
    }

    /** The last look at what is there, right before it goes. */
    public interface LastLook {
        void require() throws IOException;
    }

    /** @throws IOException also if {@code look} does: then nothing has changed */
    public void put(byte[] bytes, LastLook look) throws IOException {
        Files.createDirectories(directory);
        Path fresh = Files.createTempFile(directory, ".sv", ".new"); // for the user alone
        try {
            write(fresh, bytes);
            takeAttributes(fresh);
            look.require();
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
        force(directory);
    }

    void delete() throws IOException {
        Files.delete(file);
        force(directory);
    }

    private static void write(Path fresh, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private void takeAttributes(Path fresh) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        if (!Files.exists(file)) {
            view.setPermissions(PosixFilePermissions.fromString(NEW));
            return;
        }
        PosixFileAttributes old = Files.readAttributes(file, PosixFileAttributes.class);
        PosixFileAttributes now = view.readAttributes();
        if (!now.owner().equals(old.owner())) {
            view.setOwner(old.owner());
        }
        if (!now.group().equals(old.group())) {
            view.setGroup(old.group());
        }
        view.setPermissions(old.permissions());
    }

    /** So that the name leads to the new bytes after a loss of power too. */
    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
