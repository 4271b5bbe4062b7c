package dev.sessionvault.launcher.posix;

/** A call of the C library failed. The message is the error number in words. */
public final class PosixException extends Exception {
    public static final int ENOENT = 2;
    static final int EINTR = 4;
    public static final int E2BIG = 7;
    public static final int ENOEXEC = 8;
    public static final int EAGAIN = 11;
    public static final int EACCES = 13;
    public static final int ENOTDIR = 20;
    static final int EINVAL = 22;

    private final int errno;

    PosixException(int errno) {
        super(words(errno), null, false, false);
        this.errno = errno;
    }

    /** For what is found here as a call of the C library would find it. */
    public static PosixException of(int errno) {
        return new PosixException(errno);
    }

    /** What a call of the C library gave, unless that says that it failed. */
    static int check(int answer) throws PosixException {
        if (answer < 0) {
            throw new PosixException(Libc.errno());
        }
        return answer;
    }

    /** Linux's number for it. */
    public int errno() {
        return errno;
    }

    /** Ours, for the library's are in the language of a locale that we do not set. */
    private static String words(int errno) {
        switch (errno) {
            case 1:
                return "not permitted";
            case ENOENT:
                return "no such file or directory";
            case E2BIG:
                return "arguments and environment are too large";
            case ENOEXEC:
                return "not a program of this machine";
            case 12:
                return "out of memory";
            case EACCES:
                return "permission denied";
            case ENOTDIR:
                return "not a directory";
            case 26:
                return "it is being written";
            case 36:
                return "name too long";
            case 40:
                return "too many symbolic links";
            default:
                return "error " + errno;
        }
    }
}
