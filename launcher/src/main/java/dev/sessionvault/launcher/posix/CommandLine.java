package dev.sessionvault.launcher.posix;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What this process was started with, as bytes. Java's strings cannot carry it: under LANG=C every byte above 127
 * becomes a question mark, and under UTF-8 every byte that is not UTF-8 does.
 */
public final class CommandLine {
    private CommandLine() {}

    /** The last {@code count} arguments; those before them are the runtime's own. */
    public static List<byte[]> arguments(int count) {
        List<byte[]> all = strings(read("/proc/self/cmdline"));
        return all.subList(all.size() - count, all.size());
    }

    /** The bytes of the argument that Java reads as this text; the text's own if there is none. */
    public static byte[] argument(String text) {
        for (byte[] argument : strings(read("/proc/self/cmdline"))) {
            if (text.equals(new String(argument, StandardCharsets.UTF_8))) {
                return argument;
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The environment as {@code execve} handed it over: {@code NAME=VALUE}, order and duplicates kept. */
    public static List<byte[]> environment() {
        return strings(read("/proc/self/environ"));
    }

    private static byte[] read(String file) {
        try (FileInputStream in = new FileInputStream(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the kernel shows them: each ends with a NUL. */
    public static List<byte[]> strings(byte[] strings) {
        List<byte[]> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < strings.length; i++) {
            if (strings[i] == 0) {
                parts.add(Arrays.copyOfRange(strings, start, i));
                start = i + 1;
            }
        }
        return parts;
    }
}
