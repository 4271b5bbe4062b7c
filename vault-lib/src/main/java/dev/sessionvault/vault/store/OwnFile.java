package dev.sessionvault.vault.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that are ours alone from the moment they exist: the mode is given at creation, never set afterwards. */
final class OwnFile {
    private static final FileAttribute<?> MODE_600 = OnlyOurs.isNeeded() ? OnlyOurs.file() : mode("rw-------");
    static final FileAttribute<?> MODE_700 = OnlyOurs.isNeeded() ? OnlyOurs.directory() : mode("rwx------");

    private static final Set<OpenOption> OPEN_OR_CREATE =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> CREATE = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private OwnFile() {}

    private static FileAttribute<Set<PosixFilePermission>> mode(String mode) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
    }

    /** Makes a directory, and those above it, unless it is there. */
    static void makeDirectories(Path directory) throws IOException {
        boolean fresh = !Files.isDirectory(directory);
        Files.createDirectories(directory, MODE_700);
        if (fresh && OnlyOurs.isNeeded()) {
            OnlyOurs.takeOver(directory);
        }
    }

    static FileChannel openOrCreate(Path file) throws IOException {
        return FileChannel.open(file, OPEN_OR_CREATE, MODE_600);
    }

    /** Writes a new file and waits until the disk has it. */
    static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, CREATE, MODE_600)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /** Waits until the disk has the directory's names; Windows opens no directory, and its journal has them. */
    static void force(Path directory) throws IOException {
        if (OnlyOurs.isNeeded()) {
            return;
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** What stays is deleted by the next writer. */
    static void deleteQuietly(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // See above.
        }
    }
}
