package dev.sessionvault.launcher.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** kernel32.dll by name. Nothing checks arguments against the declaration: a wrong one ends the process. */
final class Kernel32 {
    private static final NativeLibrary LIBRARY = NativeLibrary.getInstance("kernel32");
    private static final int PATH_CHARACTERS = 260;

    private Kernel32() {}

    static int call(String function, @Nullable Object... arguments) {
        return LIBRARY.getFunction(function).invokeInt(arguments);
    }

    static Pointer callPointer(String function, @Nullable Object... arguments) {
        return LIBRARY.getFunction(function).invokePointer(arguments);
    }

    /** For functions that return a BOOL. */
    static void require(String function, @Nullable Object... arguments) throws WindowsException {
        if (call(function, arguments) == 0) {
            throw new WindowsException(function, Native.getLastError());
        }
    }

    /** A string of 16-bit characters and a NUL. */
    static Memory wide(String text) {
        Memory memory = new Memory((text.length() + 1L) * Character.BYTES);
        memory.clear();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_16LE);
        memory.write(0, bytes, 0, bytes.length);
        return memory;
    }

    static Memory zeros(int sizeBytes) {
        Memory memory = new Memory(sizeBytes);
        memory.clear();
        return memory;
    }

    static void close(Pointer handle) {
        call("CloseHandle", handle);
    }

    static boolean isNothing(@Nullable Pointer handle) {
        long value = Pointer.nativeValue(handle);
        return value == 0 || value == -1;
    }

    /** Windows' own directory of programs, as Windows says it and not a variable. */
    static String systemDirectory() {
        try (Memory text = zeros(PATH_CHARACTERS * Character.BYTES)) {
            int length = call("GetSystemDirectoryW", text, PATH_CHARACTERS);
            return new String(text.getByteArray(0, length * Character.BYTES), StandardCharsets.UTF_16LE);
        }
    }
}
