package dev.sessionvault.root.ffi;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import java.nio.charset.StandardCharsets;

/**
 * Memory outside the Java heap, where no collector moves it.
 *
 * <p>Guarantee: {@link #close} overwrites it with zeros before the C library gets it back. Not guaranteed: the kernel may
 * have paged it out before.
 */
public final class NativeBuffer implements AutoCloseable {
    private final Memory memory;

    private NativeBuffer(int sizeBytes) {
        memory = new Memory(sizeBytes);
        memory.clear();
    }

    /** Copies; the caller still owns {@code bytes} and wipes it. */
    public static NativeBuffer copyOf(byte[] bytes) {
        NativeBuffer buffer = new NativeBuffer(bytes.length);
        buffer.memory.write(0, bytes, 0, bytes.length);
        return buffer;
    }

    /** A NUL-terminated C string of a public text. */
    public static NativeBuffer cString(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        NativeBuffer buffer = new NativeBuffer(bytes.length + 1);
        buffer.memory.write(0, bytes, 0, bytes.length);
        return buffer;
    }

    /** Room for one pointer or one {@code size_t} that a C function writes, zero until then. */
    public static NativeBuffer word() {
        return new NativeBuffer(Native.POINTER_SIZE);
    }

    public Address wordAsAddress() {
        return Address.of(memory.getPointer(0));
    }

    public long wordAsSize() {
        return memory.getNativeLong(0).longValue();
    }

    Memory memory() {
        return memory;
    }

    /** Closing twice does nothing. */
    @Override
    public void close() {
        if (memory.valid()) {
            memory.clear();
            memory.close();
        }
    }
}
