package dev.sessionvault.launcher.posix;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The process that started this one. */
public final class ParentProcess {
    private static final int MAX_NAME_BYTES = 64;

    private ParentProcess() {}

    /** The path of its program; its name, if it is another user's; nothing, if it is outside of what we can see. */
    public static byte[] program() {
        String process = "/proc/".concat(Integer.toString(Libc.call("getppid")));
        try {
            return Paths.link(process.concat("/exe").getBytes(StandardCharsets.US_ASCII));
        } catch (PosixException e) {
            return name(process.concat("/comm"));
        }
    }

    private static byte[] name(String file) {
        try (FileInputStream input = new FileInputStream(file)) {
            byte[] name = input.readNBytes(MAX_NAME_BYTES);
            boolean ends = name.length > 0 && name[name.length - 1] == '\n';
            return ends ? Arrays.copyOf(name, name.length - 1) : name;
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
