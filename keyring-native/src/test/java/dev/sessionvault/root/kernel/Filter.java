package dev.sessionvault.root.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A filter of system calls, as containers and services have it, for one thread of this process and those that it starts:
 * seccomp(2).
 */
final class Filter implements AutoCloseable {
    /** What becomes of a call: it fails with this error, or it waits for somebody who never answers. */
    static final int FORBIDDEN = 0x0005_0000 | 1; // SECCOMP_RET_ERRNO, EPERM

    static final int UNKNOWN = 0x0005_0000 | 38; // ENOSYS
    static final int HELD = 0x7fc0_0000; // SECCOMP_RET_USER_NOTIF

    private static final int ALLOWED = 0x7fff_0000;
    private static final boolean ARM = System.getProperty("os.arch").equals("aarch64");
    private static final int ADD_KEY = ARM ? 217 : 248;
    private static final int KEYCTL = ARM ? 219 : 250;
    private static final long SECCOMP = ARM ? 277 : 317;

    private static final int NO_NEW_PRIVILEGES = 38; // PR_SET_NO_NEW_PRIVS
    private static final long SET_MODE_FILTER = 1;
    private static final long NEW_LISTENER = 8;

    /** struct seccomp_data: the call's number, and where its first argument's lower half lies. */
    private static final int NUMBER_AT = 0;

    private static final int FIRST_ARGUMENT_AT = 16;

    private static final int LOAD = 0x20; // BPF_LD | BPF_W | BPF_ABS
    private static final int IF_EQUAL = 0x15; // BPF_JMP | BPF_JEQ | BPF_K
    private static final int RETURN = 0x06; // BPF_RET | BPF_K

    private final long[] program;
    private final boolean listens;
    private int listener = -1;

    private Filter(int action, long... program) {
        this.program = program;
        this.listens = action == HELD;
    }

    /** For all calls of the keyring. */
    static Filter ofKeyring(int action) {
        return new Filter(
                action,
                step(LOAD, 0, 0, NUMBER_AT),
                step(IF_EQUAL, 2, 0, ADD_KEY),
                step(IF_EQUAL, 1, 0, KEYCTL),
                step(RETURN, 0, 0, ALLOWED),
                step(RETURN, 0, 0, action));
    }

    /** For one operation of {@code keyctl} only. */
    static Filter ofOperation(int operation, int action) {
        return new Filter(
                action,
                step(LOAD, 0, 0, NUMBER_AT),
                step(IF_EQUAL, 0, 3, KEYCTL),
                step(LOAD, 0, 0, FIRST_ARGUMENT_AT),
                step(IF_EQUAL, 0, 1, operation),
                step(RETURN, 0, 0, action),
                step(RETURN, 0, 0, ALLOWED));
    }

    /** struct sock_filter { u16 code; u8 jt; u8 jf; u32 k; } */
    private static long step(int code, int ifTrue, int ifFalse, int value) {
        return code | (long) ifTrue << 16 | (long) ifFalse << 24 | (long) value << 32;
    }

    /** On a thread that ends with the answer. */
    <T> T run(Callable<T> call) throws Exception {
        FutureTask<T> task = new FutureTask<>(() -> {
            install();
            return call.call();
        });
        Thread thread = new Thread(task, "filtered");
        thread.start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            thread.join();
        }
    }

    private void install() {
        NativeLibrary libc = NativeLibrary.getProcess();
        libc.getFunction("prctl").invokeInt(new Object[] {NO_NEW_PRIVILEGES, 1L, 0L, 0L, 0L});
        try (Memory steps = new Memory(program.length * 8L);
                Memory header = new Memory(16)) {
            steps.write(0, program, 0, program.length);
            header.setShort(0, (short) program.length);
            header.setPointer(8, steps);
            long flags = listens ? NEW_LISTENER : 0;
            long answer =
                    libc.getFunction("syscall").invokeLong(new Object[] {SECCOMP, SET_MODE_FILTER, flags, header});
            assertTrue(answer >= 0, "no filter");
            listener = listens ? (int) answer : -1;
        }
    }

    /** Nobody listens any more: calls that wait end by ENOSYS. */
    @Override
    public void close() {
        if (listener >= 0) {
            NativeLibrary.getProcess().getFunction("close").invokeInt(new Object[] {listener});
            listener = -1;
        }
    }
}
