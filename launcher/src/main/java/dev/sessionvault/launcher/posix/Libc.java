package dev.sessionvault.launcher.posix;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * The C library by name. {@link Function} is the cheapest of JNA's mappings to start: an interface costs more than
 * twice as much, direct mapping four times.
 */
final class Libc {
    private static final NativeLibrary LIBRARY = NativeLibrary.getProcess();

    private Libc() {}

    static int call(String function, @Nullable Object... arguments) {
        return LIBRARY.getFunction(function).invokeInt(arguments);
    }

    static long callLong(String function, @Nullable Object... arguments) {
        return LIBRARY.getFunction(function).invokeLong(arguments);
    }

    static @Nullable Pointer callPointer(String function, @Nullable Object... arguments) {
        return LIBRARY.getFunction(function).invokePointer(arguments);
    }

    /** The error number of the calling thread's last call. */
    static int errno() {
        return Native.getLastError();
    }

    /** A file's name as a C string, spelled as Java spells names of files. */
    static Memory name(String path) {
        return string(path.getBytes(Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"))));
    }

    /** A C string: the bytes and a NUL. */
    static Memory string(byte[] bytes) {
        Memory memory = new Memory(bytes.length + 1L);
        memory.write(0, bytes, 0, bytes.length);
        memory.setByte(bytes.length, (byte) 0);
        return memory;
    }
}
