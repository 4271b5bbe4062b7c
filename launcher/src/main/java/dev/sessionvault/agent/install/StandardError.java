package dev.sessionvault.agent.install;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Written by descriptor: {@code System.err} may be somebody's by now. */
final class StandardError {
    private StandardError() {}

    static void say(String kind, String message, @Nullable String hint) {
        String text = "sv: " + kind + ": " + message + "\n" + (hint == null ? "" : "sv: hint: " + hint + "\n");
        // Not closed: the descriptor is the process's.
        FileOutputStream err = new FileOutputStream(FileDescriptor.err);
        try {
            err.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // Nobody listens; the exit code says it too.
        }
    }
}
