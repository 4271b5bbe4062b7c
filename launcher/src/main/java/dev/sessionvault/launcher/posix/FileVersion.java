package dev.sessionvault.launcher.posix;

import com.sun.jna.Memory;

/**
 * By what a file that was changed can be told without reading it. Whoever changes it can set its times back, but not
 * the one at which the kernel noted that.
 */
public record FileVersion(long size, long inode, long changedSeconds, int changedNanos) {
    private static final int INODE_POS = 32;
    private static final int SIZE_POS = 40;
    private static final int CTIME_POS = 96;
    private static final int NANOS_POS = CTIME_POS + 8;

    /** Of what the path leads to. */
    public static FileVersion following(byte[] path) throws PosixException {
        try (Memory status = FileStatus.statx(path, 0)) {
            return of(status);
        }
    }

    static FileVersion of(Memory status) {
        return new FileVersion(
                status.getLong(SIZE_POS),
                status.getLong(INODE_POS),
                status.getLong(CTIME_POS),
                status.getInt(NANOS_POS));
    }

    /** One word, the same for the same version only. */
    public String word() {
        StringBuilder word = new StringBuilder();
        word.append(size).append('.').append(inode).append('.');
        return word.append(changedSeconds).append('.').append(changedNanos).toString();
    }
}
