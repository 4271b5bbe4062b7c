package dev.sessionvault.launcher.posix;

import com.sun.jna.Memory;

/**
 * What a file is, who owns it, who may write it.
 *
 * @param mode type and permission bits, as in {@code st_mode}
 */
public record FileStatus(int mode, int uid, int gid) {
    private static final int TYPE = 0170000;
    private static final int DIRECTORY = 0040000;
    private static final int REGULAR = 0100000;
    private static final int LINK = 0120000;
    private static final int STICKY = 01000;

    private static final int AT_FDCWD = -100;
    private static final int AT_SYMLINK_NOFOLLOW = 0x100;
    private static final int AT_EMPTY_PATH = 0x1000;
    private static final int STATX_BASIC_STATS = 0x7ff;

    /** {@code struct statx}: unlike {@code struct stat} it has the same layout on every processor. */
    private static final int STATX_BYTES = 256;

    private static final int UID_POS = 20;
    private static final int GID_POS = 24;
    private static final int MODE_POS = 28;

    /** Of the file itself, a symbolic link included. */
    public static FileStatus of(byte[] path) throws PosixException {
        return read(path, AT_SYMLINK_NOFOLLOW);
    }

    /** Of what the path leads to. */
    public static FileStatus following(byte[] path) throws PosixException {
        return read(path, 0);
    }

    /** Of a file that is open. */
    static FileStatus ofOpen(int descriptor) throws PosixException {
        return read(statx(descriptor, new byte[0], AT_EMPTY_PATH));
    }

    private static FileStatus read(byte[] path, int flags) throws PosixException {
        return read(statx(path, flags));
    }

    private static FileStatus read(Memory answer) {
        try (Memory status = answer) {
            return new FileStatus(
                    Short.toUnsignedInt(status.getShort(MODE_POS)), status.getInt(UID_POS), status.getInt(GID_POS));
        }
    }

    /** The kernel's answer; the caller closes it. */
    static Memory statx(byte[] path, int flags) throws PosixException {
        return statx(AT_FDCWD, path, flags);
    }

    /** Of a path from an open directory; the caller closes it. */
    static Memory statx(int directory, byte[] path, int flags) throws PosixException {
        Memory status = new Memory(STATX_BYTES);
        try (Memory name = Libc.string(path)) {
            if (Libc.call("statx", directory, name, flags, STATX_BASIC_STATS, status) != 0) {
                status.close();
                throw new PosixException(Libc.errno());
            }
            return status;
        }
    }

    public boolean isDirectory() {
        return (mode & TYPE) == DIRECTORY;
    }

    public boolean isRegular() {
        return (mode & TYPE) == REGULAR;
    }

    public boolean isLink() {
        return (mode & TYPE) == LINK;
    }

    /** In a sticky directory only its owner and the file's may remove a file or put another in its place. */
    public boolean isSticky() {
        return (mode & STICKY) != 0;
    }

    public boolean isGroupWritable() {
        return (mode & 020) != 0;
    }

    public boolean isWorldWritable() {
        return (mode & 02) != 0;
    }
}
