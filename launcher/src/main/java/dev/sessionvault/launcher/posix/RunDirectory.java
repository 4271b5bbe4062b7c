package dev.sessionvault.launcher.posix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/**
 * Where this user's processes leave what others of them look for while they live: {@code $XDG_RUNTIME_DIR/sv}, which a
 * logout removes; where there is none, {@code run} beside the vault.
 *
 * @param isRuntimes whether it is the first of them
 */
public record RunDirectory(Path path, boolean isRuntimes) {
    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

    /** @param data where the vault is */
    public static RunDirectory of(Map<String, String> environment, Path data) {
        String runtime = environment.get("XDG_RUNTIME_DIR");
        boolean given = runtime != null && runtime.startsWith("/") && isOurs(Path.of(runtime));
        return given
                ? new RunDirectory(Path.of(runtime, "sv"), true)
                : new RunDirectory(data.toAbsolutePath().resolve("run"), false);
    }

    /** A directory, no link, ours, and closed to all others. */
    private static boolean isOurs(Path path) {
        try {
            PosixFileAttributes attributes =
                    Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isDirectory()
                    && attributes.owner().equals(Files.getOwner(Path.of("/proc/self")))
                    && OWNERS.containsAll(attributes.permissions());
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /**
     * Makes a directory there, if it is not there already.
     *
     * @return whether it is one of this user's, and closed to all others
     */
    public static boolean prepare(Path directory) throws IOException {
        Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNERS));
        return isOurs(directory);
    }
}
