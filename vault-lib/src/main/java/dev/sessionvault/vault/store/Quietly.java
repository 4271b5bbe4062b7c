package dev.sessionvault.vault.store;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Closing files where nothing is lost if that fails: what was written through them, calls have written that succeeded. */
final class Quietly {
    private Quietly() {}

    static void close(@Nullable Closeable file) {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            // As above.
        }
    }
}
