package dev.sessionvault.launcher.reflect;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a handle comes from: an argument, a file, standard input, or the environment. */
public final class HandleInput {
    /** Instead of the handle: it is on standard input. */
    public static final String STDIN = "-";

    private static final String VARIABLE = "SV_PASSPORT";
    private static final int MAX_BYTES = 4096;
    private static final String HINT = "--passport HANDLE, --passport-file FILE, --passport - for standard input, or "
            + VARIABLE + " in the environment";

    private final @Nullable String argument;
    private final @Nullable String file;
    private final Map<String, String> environment;

    public HandleInput(@Nullable String argument, @Nullable String file, Map<String, String> environment) {
        this.argument = argument;
        this.file = file;
        this.environment = environment;
    }

    /**
     * @param stdin {@code null} if that is for something else
     * @return without blanks around it, for the caller to wipe
     */
    public byte[] read(@Nullable InputStream stdin) throws LauncherException {
        if (argument != null && file != null) {
            throw usage("--passport, --passport-file: want one of them");
        }
        if (file != null) {
            return fromFile(new File(file));
        }
        String text = argument != null ? argument : environment.getOrDefault(VARIABLE, "");
        if (text.equals(STDIN)) {
            return fromStdin(stdin);
        }
        if (text.isEmpty()) {
            throw usage("there is none");
        }
        return stripped(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] fromFile(File file) throws LauncherException {
        try (InputStream in = new FileInputStream(file)) {
            return stripped(in.readNBytes(MAX_BYTES));
        } catch (IOException e) {
            throw usage(file + ": it cannot be read");
        }
    }

    private static byte[] fromStdin(@Nullable InputStream stdin) throws LauncherException {
        if (stdin == null) {
            throw usage("standard input: it carries the protocol here");
        }
        try {
            return stripped(stdin.readNBytes(MAX_BYTES));
        } catch (IOException e) {
            throw usage("standard input: it cannot be read");
        }
    }

    /** The bytes without blanks and line ends around them; what they were in is wiped. */
    private static byte[] stripped(byte[] bytes) {
        int from = 0;
        int to = bytes.length;
        while (from < to && bytes[from] <= ' ' && bytes[from] >= 0) {
            from++;
        }
        while (to > from && bytes[to - 1] <= ' ' && bytes[to - 1] >= 0) {
            to--;
        }
        byte[] text = Arrays.copyOfRange(bytes, from, to);
        Arrays.fill(bytes, (byte) 0);
        return text;
    }

    private static LauncherException usage(String why) {
        return new LauncherException(ExitCode.USAGE, "read the handle: " + why, HINT);
    }
}
