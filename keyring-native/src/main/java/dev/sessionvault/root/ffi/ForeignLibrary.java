package dev.sessionvault.root.ffi;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A C library and the libraries it is linked to; its functions are called by name.
 *
 * <p>Arguments are {@link Address}, {@link NativeBuffer}, {@link Integer} (C {@code int}) and {@link Long} (C
 * {@code long}, which has the size of {@code size_t} on Unix; on Windows it has 32 bits, and what is wider is an address). Nothing checks them against the C
 * declaration: a wrong one ends the process. {@link Function} is the cheapest of JNA's mappings to start: an interface
 * costs more than twice as much, direct mapping four times.
 */
public final class ForeignLibrary {
    /**
     * What was loaded stays. JNA unloads a library that nobody refers to, and not each can be loaded twice: GLib keeps the
     * types of one that is gone, so that libsecret, come back, waits for ever to register its own.
     */
    private static final Map<String, ForeignLibrary> LOADED = new ConcurrentHashMap<>();

    private final String name;
    private final NativeLibrary library;

    private ForeignLibrary(String name, NativeLibrary library) {
        this.name = name;
        this.library = library;
    }

    /**
     * @param name the file name with its ABI version, such as {@code libsecret-1.so.0}: the loader finds it
     * @throws LibraryAbsentException if it is not there, or JNA itself cannot start
     */
    public static ForeignLibrary load(String name) {
        ForeignLibrary loaded = LOADED.get(name);
        if (loaded == null) {
            loaded = first(name);
            LOADED.put(name, loaded);
        }
        return loaded;
    }

    /** Two threads that both come first are given the same library by JNA. */
    private static ForeignLibrary first(String name) {
        try {
            return new ForeignLibrary(name, NativeLibrary.getInstance(name));
        } catch (LinkageError e) {
            throw new LibraryAbsentException(name, e);
        }
    }

    /**
     * What this process has loaded already, the C library above all.
     *
     * @throws LibraryAbsentException if JNA itself cannot start
     */
    public static ForeignLibrary ofProcess() {
        try {
            return new ForeignLibrary("the C library", NativeLibrary.getProcess());
        } catch (LinkageError e) {
            throw new LibraryAbsentException("the C library", e);
        }
    }

    /** For functions that return a pointer. */
    public Address call(String function, Object... arguments) {
        return Address.of(function(function).invokePointer(converted(arguments)));
    }

    /** For functions that return an {@code int}, a {@code guint} or a {@code gboolean}. */
    public int callInt(String function, Object... arguments) {
        return function(function).invokeInt(converted(arguments));
    }

    /** For functions that return a C {@code long}, where that has 64 bits: not on Windows. */
    public long callLong(String function, Object... arguments) {
        return function(function).invokeLong(converted(arguments));
    }

    public void callVoid(String function, Object... arguments) {
        function(function).invokeVoid(converted(arguments));
    }

    /** What the last call of this thread left as the system's error number: {@code GetLastError} on Windows. */
    public static int lastError() {
        return Native.getLastError();
    }

    /** The address of a function, for C functions that take one. */
    public Address addressOf(String function) {
        return Address.of(function(function));
    }

    /** Where a global variable lies. */
    public Address variable(String variable) {
        try {
            return Address.of(library.getGlobalVariableAddress(variable));
        } catch (LinkageError e) {
            throw new LibraryAbsentException(variable + " of " + name, e);
        }
    }

    /** The pointer that a global variable holds. */
    public Address constant(String variable) {
        return variable(variable).address();
    }

    private Function function(String function) {
        try {
            return library.getFunction(function);
        } catch (LinkageError e) {
            throw new LibraryAbsentException(function + " of " + name, e);
        }
    }

    private static @Nullable Object[] converted(Object[] arguments) {
        @Nullable Object[] converted = new @Nullable Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            converted[i] = converted(arguments[i]);
        }
        return converted;
    }

    private static @Nullable Object converted(Object argument) {
        if (argument instanceof Address) {
            return ((Address) argument).pointer();
        }
        if (argument instanceof NativeBuffer) {
            return ((NativeBuffer) argument).memory();
        }
        return argument instanceof Long ? new NativeLong((Long) argument) : argument;
    }
}
