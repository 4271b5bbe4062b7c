package dev.sessionvault.launcher.posix;

import com.sun.jna.Memory;
import java.nio.charset.StandardCharsets;

/** {@code NAME=value} in native memory, where the collector makes no copies. Closing wipes it. */
public final class NativeVariable implements AutoCloseable {
    private final Memory memory;

    private NativeVariable(Memory memory) {
        this.memory = memory;
    }

    /** Copies; the caller still owns {@code value} and wipes it. */
    public static NativeVariable of(String name, byte[] value) {
        byte[] start = (name + "=").getBytes(StandardCharsets.ISO_8859_1);
        Memory memory = new Memory(start.length + value.length + 1L);
        memory.write(0, start, 0, start.length);
        memory.write(start.length, value, 0, value.length);
        memory.setByte((long) start.length + value.length, (byte) 0);
        return new NativeVariable(memory);
    }

    Memory memory() {
        return memory;
    }

    @Override
    public void close() {
        memory.clear();
        memory.close();
    }
}
