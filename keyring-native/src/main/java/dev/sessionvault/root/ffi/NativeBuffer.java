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

    /** A NUL-terminated string of 16-bit characters, as Windows has them, of a public text. */
    public static NativeBuffer wideString(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_16LE);
        NativeBuffer buffer = new NativeBuffer(bytes.length + Character.BYTES);
        buffer.memory.write(0, bytes, 0, bytes.length);
        return buffer;
    }

    /** Room for a structure or an answer, zero until something is put there. */
    public static NativeBuffer ofSize(int sizeBytes) {
        return new NativeBuffer(sizeBytes);
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

    public NativeBuffer putInt32(int offsetBytes, int value) {
        memory.setInt(offsetBytes, value);
        return this;
    }

    /** @param target must live as long as this is used */
    public NativeBuffer putPointer(int offsetBytes, NativeBuffer target) {
        memory.setPointer(offsetBytes, target.memory);
        return this;
    }

    /** Room for that many pointers, with these in it. */
    public static NativeBuffer pointers(Address... targets) {
        NativeBuffer buffer = new NativeBuffer(targets.length * Native.POINTER_SIZE);
        for (int i = 0; i < targets.length; i++) {
            buffer.memory.setPointer((long) i * Native.POINTER_SIZE, targets[i].pointer());
        }
        return buffer;
    }

    public int int32(int offsetBytes) {
        return memory.getInt(offsetBytes);
    }

    public Address address(int offsetBytes) {
        return Address.of(memory.getPointer(offsetBytes));
    }

    /** A copy of the first bytes; the caller wipes it if they are secret. */
    public byte[] bytes(int sizeBytes) {
        return memory.getByteArray(0, sizeBytes);
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
