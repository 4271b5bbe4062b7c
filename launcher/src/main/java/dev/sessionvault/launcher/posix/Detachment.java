package dev.sessionvault.launcher.posix;

import com.sun.jna.Memory;
import java.nio.charset.StandardCharsets;

/** A process that goes on by itself. */
public final class Detachment {
    private static final int O_RDWR = 2;
    private static final int STANDARD = 3;

    private Detachment() {}

    /** Out of the session of whoever started it: no terminal controls it, and none can. */
    public static void leaveSession() {
        Libc.call("setsid");
    }

    /** Standard input, output and error lead nowhere from now on; whoever reads from them finds the end. */
    public static void letGo() {
        try (Memory nowhere = Libc.string("/dev/null".getBytes(StandardCharsets.US_ASCII))) {
            int descriptor = Libc.call("open", nowhere, O_RDWR);
            for (int i = 0; i < STANDARD; i++) {
                Libc.call("dup2", descriptor, i);
            }
            if (descriptor >= STANDARD) {
                Libc.call("close", descriptor);
            }
        }
    }
}
