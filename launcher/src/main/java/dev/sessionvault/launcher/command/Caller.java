package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.posix.CommandLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The caller's environment, with the variables under their own names that the start script put aside: they steer any
 * Java program, so sv must not have seen them, and the tool must. The locale that the script chose for sv goes.
 */
final class Caller {
    private static final byte[] ASIDE = ascii("SV_KEPT_");
    private static final byte[][] NAMES = {
        ascii("JAVA_TOOL_OPTIONS="),
        ascii("JDK_JAVA_OPTIONS="),
        ascii("_JAVA_OPTIONS="),
        ascii("CLASSPATH="),
        ascii("LC_ALL=")
    };

    private static final byte[] OWN_LOCALE = ascii("LC_ALL=C.UTF-8");

    private Caller() {}

    static List<byte[]> environment() {
        boolean byScript = System.getProperty("sv.launcher") != null;
        return restored(CommandLine.environment(), byScript);
    }

    /** @param byScript whether the start script was there; without it nothing was put aside, and the locale is the caller's */
    static List<byte[]> restored(List<byte[]> environment, boolean byScript) {
        List<byte[]> restored = new ArrayList<>(environment.size());
        for (byte[] entry : environment) {
            if (!byScript || !Arrays.equals(entry, OWN_LOCALE)) {
                restored.add(isAside(entry) ? Arrays.copyOfRange(entry, ASIDE.length, entry.length) : entry);
            }
        }
        return restored;
    }

    private static boolean isAside(byte[] entry) {
        for (byte[] name : NAMES) {
            if (startsWith(entry, 0, ASIDE) && startsWith(entry, ASIDE.length, name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] entry, int from, byte[] prefix) {
        return entry.length >= from + prefix.length
                && Arrays.equals(entry, from, from + prefix.length, prefix, 0, prefix.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
