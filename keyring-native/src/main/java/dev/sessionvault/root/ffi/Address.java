package dev.sessionvault.root.ffi;

import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** A C pointer, perhaps {@code NULL}. Reading where nothing of that kind lies ends the process. */
public final class Address {
    public static final Address NULL = new Address(null);

    private final @Nullable Pointer pointer;

    private Address(@Nullable Pointer pointer) {
        this.pointer = pointer;
    }

    static Address of(@Nullable Pointer pointer) {
        return pointer == null ? NULL : new Address(pointer);
    }

    public boolean isNull() {
        return pointer == null;
    }

    /** A copy of the {@code size} bytes that lie here; the caller wipes it if they are secret. */
    public byte[] bytes(int size) {
        return target().getByteArray(0, size);
    }

    /** The C string that lies here, which is plain ASCII: a name, not a text for people. */
    public String name() {
        return target().getString(0, "US-ASCII");
    }

    /** Overwrites the {@code size} bytes that lie here with zeros. */
    public void wipe(int size) {
        target().setMemory(0, size, (byte) 0);
    }

    /** The pointer that lies here. */
    Address address() {
        return of(target().getPointer(0));
    }

    int int32(int offsetBytes) {
        return target().getInt(offsetBytes);
    }

    @Nullable
    Pointer pointer() {
        return pointer;
    }

    private Pointer target() {
        if (pointer == null) {
            throw new IllegalStateException("a NULL pointer points at nothing");
        }
        return pointer;
    }
}
