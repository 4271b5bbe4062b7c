package dev.sessionvault.agent.boot;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Libraries that start programs by native code, past every method of Java's that could be redefined. What they start
 * is out of reach, and that is said once, as soon as a class of theirs is there.
 */
public final class NativeLaunchers {
    private static final String[] PACKAGES = {"com.pty4j.", "com.zaxxer.nuprocess."};

    private static volatile boolean told;

    private NativeLaunchers() {}

    /** @param name of a class that is about to be */
    public static void notice(@Nullable String name) {
        if (name == null || told || !name.startsWith("com.")) {
            return;
        }
        for (String each : PACKAGES) {
            if (name.startsWith(each)) {
                tell(each.substring(0, each.length() - 1));
            }
        }
    }

    private static synchronized void tell(String library) {
        if (told) {
            return;
        }
        told = true;
        // By descriptor, and without any class that is not there: some loader is in the midst of its work.
        byte[] warning = ("sv: warning: wrap AI tools: " + library
                        + ": it starts programs by native code, which no Java agent sees\n"
                        + "sv: hint: shims are seen there too: sv wrap --all\n")
                .getBytes(StandardCharsets.UTF_8);
        FileOutputStream err = new FileOutputStream(FileDescriptor.err);
        try {
            err.write(warning);
        } catch (IOException e) {
            // Nobody listens.
        }
    }
}
