package dev.sessionvault.launcher.windows;

import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.Arrays;
import java.util.List;

/**
 * What this process was started with, as Windows has it. The Java runtime hands on less: characters that the code page
 * lacks become question marks, and it replaces {@code *} by the names of files.
 */
public final class OwnArguments {
    private OwnArguments() {}

    /**
     * The arguments after the main class's name.
     *
     * @param given what the runtime made of them, for the case that it was not started by name
     */
    public static String[] after(String main, String[] given) {
        String[] all = ofProcess();
        int at = List.of(all).indexOf(main);
        return at < 0 ? given : Arrays.copyOfRange(all, at + 1, all.length);
    }

    private static String[] ofProcess() {
        Pointer line = Kernel32.callPointer("GetCommandLineW");
        try (Memory count = Kernel32.zeros(Integer.BYTES)) {
            Pointer array = NativeLibrary.getInstance("shell32")
                    .getFunction("CommandLineToArgvW")
                    .invokePointer(new Object[] {line, count});
            try {
                return array.getWideStringArray(0, count.getInt(0));
            } finally {
                Kernel32.callPointer("LocalFree", array);
            }
        }
    }
}
