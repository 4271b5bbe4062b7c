package dev.sessionvault.agent;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** One line on standard error, past {@code System.err}, which an agent before us may have put something before. */
final class LastWord {
    private LastWord() {}

    static void say(String error) {
        byte[] line = ("sv: error: " + error + "\n").getBytes(StandardCharsets.UTF_8);
        // Not closed: the descriptor is the process's.
        FileOutputStream err = new FileOutputStream(FileDescriptor.err);
        try {
            err.write(line);
        } catch (IOException e) {
            // Nobody listens; the exit code says it too.
        }
    }
}
