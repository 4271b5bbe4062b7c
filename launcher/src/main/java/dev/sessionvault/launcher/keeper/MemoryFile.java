package dev.sessionvault.launcher.keeper;

import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.secret.SecretReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Files in private memory; who reads one finds the old or the new, and never half of it. */
final class MemoryFile {
    private static final String NEW = ".sv-new";

    private MemoryFile() {}

    static void makeDirectory(Path directory) throws IOException {
        Files.createDirectory(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    static void write(Path directory, String name, SecretBytes bytes) throws IOException {
        Path fresh = directory.resolve(name + NEW);
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        bytes.read(SecretAccess.granted(), new SecretReader<Path, IOException>() {
            @Override
            public Path read(byte[] copy) throws IOException {
                return Files.write(fresh, copy);
            }
        });
        Files.move(fresh, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** {@code null} if there is no such file, or it is larger. */
    static @Nullable SecretBytes read(Path file, int limitBytes) {
        // What the tool put there may be a pipe, which would hold us up.
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        byte[] bytes = new byte[limitBytes + 1];
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            int size = in.readNBytes(bytes, 0, bytes.length);
            return size > limitBytes ? null : SecretBytes.takeFrom(Arrays.copyOf(bytes, size));
        } catch (IOException e) {
            return null;
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
