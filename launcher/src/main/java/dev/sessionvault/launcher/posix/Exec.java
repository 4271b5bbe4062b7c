package dev.sessionvault.launcher.posix;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code execve}: this process goes on as another program. */
public final class Exec {
    private Exec() {}

    /**
     * Becomes the program. Comes back only if that failed, and then nothing has changed.
     *
     * @param variable appended to the environment; the caller closes it
     * @return why it failed
     */
    public static PosixException become(
            byte[] program, List<byte[]> argv, List<byte[]> environment, @Nullable NativeVariable variable) {
        List<Memory> owned = new ArrayList<>();
        try {
            Memory path = own(Libc.string(program), owned);
            Memory arguments = vector(argv, null, owned);
            Memory variables = vector(environment, variable, owned);
            Libc.call("execve", path, arguments, variables);
            return new PosixException(Libc.errno());
        } finally {
            // Held until here, or the collector could free the strings while the kernel reads them.
            for (Memory memory : owned) {
                memory.close();
            }
        }
    }

    private static Memory vector(List<byte[]> strings, @Nullable NativeVariable last, List<Memory> owned) {
        int count = strings.size() + (last == null ? 0 : 1);
        Memory vector = own(new Memory((count + 1L) * Native.POINTER_SIZE), owned);
        for (int i = 0; i < strings.size(); i++) {
            put(vector, i, own(Libc.string(strings.get(i)), owned));
        }
        if (last != null) {
            put(vector, count - 1, last.memory());
        }
        put(vector, count, Pointer.NULL);
        return vector;
    }

    private static void put(Memory vector, int index, @Nullable Pointer string) {
        vector.setPointer((long) index * Native.POINTER_SIZE, string);
    }

    private static Memory own(Memory memory, List<Memory> owned) {
        owned.add(memory);
        return memory;
    }
}
