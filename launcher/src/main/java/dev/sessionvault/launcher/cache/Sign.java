package dev.sessionvault.launcher.cache;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A small file beside the vault, which says that the kernel may keep a slot's key, and until when. Without it the kernel
 * is not asked at all. It holds nothing secret, and proves nothing: whether there is a key only the kernel knows.
 */
public final class Sign {
    /** What its name begins with; the slot's number follows. */
    public static final String PREFIX = "unlocked.";

    private static final int MAX_BYTES = 20;

    private final Path file;

    Sign(File data, int slot) {
        this.file = data.toPath().resolve(PREFIX + slot);
    }

    boolean isThere() {
        return Files.exists(file);
    }

    void put(long untilEpochSecond) throws IOException {
        FileAttribute<?> ours = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.deleteIfExists(file);
        byte[] text = (untilEpochSecond + "\n").getBytes(StandardCharsets.US_ASCII);
        Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ours)
                .close();
        Files.write(file, text);
    }

    /** What it says; 0 if it says nothing. */
    long until() {
        try {
            return Files.size(file) > MAX_BYTES
                    ? 0
                    : Long.parseLong(Files.readString(file).strip());
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    /** One that stays has the kernel asked once more; nothing else comes of it. */
    void remove() {
        file.toFile().delete();
    }
}
