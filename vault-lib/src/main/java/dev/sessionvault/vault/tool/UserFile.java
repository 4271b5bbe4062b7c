package dev.sessionvault.vault.tool;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Objects;
import java.util.Set;

/** Whose file it is: who may write tools.toml decides which program is handed which key. */
final class UserFile {
    private static final String ROOT = "root";

    private UserFile() {}

    /** Present in any form: a link that leads nowhere, too, for then the user's word is missing, not absent. */
    static boolean exists(Path file) {
        return !Files.notExists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** @throws ToolTableException if somebody else could have written the file, or put another in its place */
    static void requireOwn(Path file) throws ToolTableException {
        if (File.separatorChar == '\\') {
            throw new ToolTableException(file + ": not read on Windows, where nobody has looked who may write it");
        }
        try {
            requireOwn(file, Files.readAttributes(file, PosixFileAttributes.class));
            Path directory = Objects.requireNonNull(file.toRealPath().getParent(), "a file has a directory");
            requireOwn(directory, Files.readAttributes(directory, PosixFileAttributes.class));
        } catch (IOException e) {
            throw new ToolTableException(file + ": cannot be read: " + e.getMessage());
        }
    }

    private static void requireOwn(Path path, PosixFileAttributes attributes) throws ToolTableException {
        String owner = attributes.owner().getName();
        if (!owner.equals(System.getProperty("user.name")) && !owner.equals(ROOT)) {
            throw new ToolTableException(path + ": belongs to " + owner);
        }
        Set<PosixFilePermission> permissions = attributes.permissions();
        if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new ToolTableException(path + ": others may write it, want chmod go-w");
        }
    }
}
