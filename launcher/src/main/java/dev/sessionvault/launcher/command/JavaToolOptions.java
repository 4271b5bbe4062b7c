package dev.sessionvault.launcher.command;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The options that every Java reads which is started with this environment. */
final class JavaToolOptions {
    private static final byte[] NAME = "JAVA_TOOL_OPTIONS=".getBytes(StandardCharsets.US_ASCII);

    private JavaToolOptions() {}

    /** One option more, after those that are there. */
    static List<byte[]> with(List<byte[]> environment, byte[] option) {
        List<byte[]> changed = new ArrayList<>();
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.write(NAME, 0, NAME.length);
        for (byte[] entry : environment) {
            if (!isOurs(entry)) {
                changed.add(entry);
            } else if (value.size() == NAME.length && entry.length > NAME.length) {
                value.write(entry, NAME.length, entry.length - NAME.length);
                value.write(' ');
            }
        }
        // Quoted, for a directory may have a blank in its name.
        value.write('"');
        value.write(option, 0, option.length);
        value.write('"');
        changed.add(value.toByteArray());
        return changed;
    }

    private static boolean isOurs(byte[] entry) {
        return entry.length >= NAME.length && Arrays.equals(entry, 0, NAME.length, NAME, 0, NAME.length);
    }
}
