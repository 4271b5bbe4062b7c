package dev.sessionvault.launcher.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * Whose a file is, and who may do what with it: of the file itself, not of what a link leads to.
 *
 * @param bits type and permissions, as in {@code st_mode}
 */
record FileMode(int bits, int owner) {
    private static final int TYPE = 0170000;
    private static final int DIRECTORY = 0040000;
    private static final int LINK = 0120000;
    private static final int OTHERS = 0077;
    private static final int WRITE_OF_OTHERS = 0022;
    private static final int READ_OF_OTHERS = 0044;
    private static final int PERMISSIONS = 07777;

    static FileMode of(Path path) throws IOException {
        Map<String, Object> read = Files.readAttributes(path, "unix:mode,uid", LinkOption.NOFOLLOW_LINKS);
        return new FileMode(number(read, "mode"), number(read, "uid"));
    }

    private static int number(Map<String, Object> attributes, String name) throws IOException {
        if (attributes.get(name) instanceof Number number) {
            return number.intValue();
        }
        throw new IOException("no attribute " + name);
    }

    /** The user that this process acts for: the kernel lets our own directory under /proc belong to it. */
    static int ownUser() throws IOException {
        Map<String, Object> read = Files.readAttributes(Path.of("/proc/self"), "unix:uid");
        return number(read, "uid");
    }

    boolean isDirectory() {
        return (bits & TYPE) == DIRECTORY;
    }

    boolean isLink() {
        return (bits & TYPE) == LINK;
    }

    /** Whether anybody but the owner may do anything with it. */
    boolean isOpen() {
        return (bits & OTHERS) != 0;
    }

    boolean isWritableByOthers() {
        return (bits & WRITE_OF_OTHERS) != 0;
    }

    boolean isReadableByOthers() {
        return (bits & READ_OF_OTHERS) != 0;
    }

    int permissions() {
        return bits & PERMISSIONS;
    }

    /** As it is written for {@code chmod}. */
    static String octal(int permissions) {
        return Integer.toOctalString(permissions);
    }
}
