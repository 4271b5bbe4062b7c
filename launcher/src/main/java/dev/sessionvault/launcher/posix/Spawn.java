package dev.sessionvault.launcher.posix;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code posix_spawn}, which unlike {@code fork} may be called in a process of many threads. */
final class Spawn implements AutoCloseable {
    private static final short SETSIGDEF = 0x04;
    private static final short SETSIGMASK = 0x08;
    private static final short SETSID = 0x80;

    /** More than any C library needs for one of its opaque structures here; theirs are below 400 bytes. */
    private static final int OPAQUE_BYTES = 1024;

    private static final int SIGNAL_SET_BYTES = 128;
    private static final int O_RDWR = 2;

    private final List<Memory> owned = new ArrayList<>();
    private final Memory attributes = own(new Memory(OPAQUE_BYTES));
    private final Memory actions = own(new Memory(OPAQUE_BYTES));

    Spawn() throws PosixException {
        check(Libc.call("posix_spawnattr_init", attributes));
        check(Libc.call("posix_spawn_file_actions_init", actions));
        setSignals();
        check(Libc.call("posix_spawnattr_setflags", attributes, (short) (SETSID | SETSIGDEF | SETSIGMASK)));
    }

    /** The program has nothing under this number: what it reads there is at its end, what it writes goes nowhere. */
    void giveNothing(int number) throws PosixException {
        Memory nothing = own(Libc.string("/dev/null".getBytes(StandardCharsets.US_ASCII)));
        check(Libc.call("posix_spawn_file_actions_addopen", actions, number, nothing, O_RDWR, 0));
    }

    /** The program has this file of ours under that number, in the place of what we have there. */
    void give(int descriptor, int number) throws PosixException {
        check(Libc.call("posix_spawn_file_actions_adddup2", actions, descriptor, number));
    }

    /** Where the program begins. */
    void startIn(byte[] directory) throws PosixException {
        check(Libc.call("posix_spawn_file_actions_addchdir_np", actions, own(Libc.string(directory))));
    }

    /** All as at the start of a machine, whatever this process ignores or blocks. */
    private void setSignals() throws PosixException {
        Memory all = own(new Memory(SIGNAL_SET_BYTES));
        check(Libc.call("sigfillset", all));
        check(Libc.call("posix_spawnattr_setsigdefault", attributes, all));
        Memory none = own(new Memory(SIGNAL_SET_BYTES));
        check(Libc.call("sigemptyset", none));
        check(Libc.call("posix_spawnattr_setsigmask", attributes, none));
    }

    /** The program has none of ours from here on: Java opens sockets that are not marked to be closed. */
    void closeFrom(int first) throws PosixException {
        try {
            check(Libc.call("posix_spawn_file_actions_addclosefrom_np", actions, first));
        } catch (UnsatisfiedLinkError e) { // glibc before 2.34
            int last = first;
            for (int open : Descriptors.open()) {
                last = Math.max(last, open);
            }
            // Some more than are open now, since other threads open files too.
            closeBetween(first, last + 64);
        }
    }

    /** The program has none of ours from the first of these numbers to the last. */
    void closeBetween(int first, int last) throws PosixException {
        for (int i = first; i <= last; i++) {
            check(Libc.call("posix_spawn_file_actions_addclose", actions, i));
        }
    }

    int start(byte[] program, List<byte[]> argv, List<byte[]> environment, @Nullable NativeVariable variable)
            throws PosixException {
        try (Memory pid = new Memory(Integer.BYTES)) {
            check(Libc.call(
                    "posix_spawn",
                    pid,
                    own(Libc.string(program)),
                    actions,
                    attributes,
                    vector(argv, null),
                    vector(environment, variable)));
            return pid.getInt(0);
        }
    }

    private Memory vector(List<byte[]> strings, @Nullable NativeVariable last) {
        int count = strings.size() + (last == null ? 0 : 1);
        Memory vector = own(new Memory((count + 1L) * Native.POINTER_SIZE));
        for (int i = 0; i < strings.size(); i++) {
            vector.setPointer((long) i * Native.POINTER_SIZE, own(Libc.string(strings.get(i))));
        }
        if (last != null) {
            vector.setPointer((count - 1L) * Native.POINTER_SIZE, last.memory());
        }
        vector.setPointer((long) count * Native.POINTER_SIZE, Pointer.NULL);
        return vector;
    }

    /** These calls give the number of the error itself. */
    private static void check(int error) throws PosixException {
        if (error != 0) {
            throw new PosixException(error);
        }
    }

    private Memory own(Memory memory) {
        owned.add(memory);
        return memory;
    }

    @Override
    public void close() {
        Libc.call("posix_spawn_file_actions_destroy", actions);
        Libc.call("posix_spawnattr_destroy", attributes);
        for (Memory memory : owned) {
            memory.close();
        }
    }
}
