package dev.sessionvault.launcher.posix;

import com.sun.jna.Memory;
import java.nio.charset.StandardCharsets;

/**
 * A program in a file that has no name and lies in memory only: memfd_create(2). It is gone when nobody has it open or
 * runs it any more.
 */
public final class MemoryProgram implements AutoCloseable {
    private static final int MFD_CLOEXEC = 1;

    /** Since Linux 6.3, which may be told to let nothing be executed that was not made for it. */
    private static final int MFD_EXEC = 0x10;

    private final int descriptor;

    private MemoryProgram(int descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * @param name for the listings of /proc
     * @throws PosixException EACCES if this system lets nothing in memory be executed
     */
    public static MemoryProgram of(String name, byte[] program) throws PosixException {
        MemoryProgram made = new MemoryProgram(create(name));
        try {
            made.write(program);
            return made;
        } catch (PosixException e) {
            made.close();
            throw e;
        }
    }

    private static int create(String name) throws PosixException {
        try (Memory text = Libc.string(name.getBytes(StandardCharsets.US_ASCII))) {
            int descriptor = Libc.call("memfd_create", text, MFD_CLOEXEC | MFD_EXEC);
            if (descriptor < 0 && Libc.errno() == PosixException.EINVAL) {
                descriptor = Libc.call("memfd_create", text, MFD_CLOEXEC);
            }
            return PosixException.check(descriptor);
        }
    }

    private void write(byte[] program) throws PosixException {
        try (Memory bytes = new Memory(program.length)) {
            bytes.write(0, program, 0, program.length);
            PosixException.check(Libc.call("write", descriptor, bytes, (long) program.length));
        }
    }

    /** Where this process finds it. */
    public byte[] path() {
        return ("/proc/self/fd/" + descriptor).getBytes(StandardCharsets.US_ASCII);
    }

    /** Where a process that this one starts finds it, before it is that program. */
    public String pathForChild() {
        return "/proc/" + ProcessHandle.current().pid() + "/fd/" + descriptor;
    }

    @Override
    public void close() {
        Libc.call("close", descriptor);
    }
}
