package dev.sessionvault.root.windows;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.TimeLimit;
import dev.sessionvault.root.ffi.LibraryAbsentException;
import dev.sessionvault.secret.SecretBytes;
import java.util.concurrent.TimeoutException;

/** What is asked of Windows, within the time limit. */
final class Limit {
    private Limit() {}

    static <T> T hold(TimeLimit.Call<T, RootException> call) throws RootException {
        return hold(TimeLimit.SILENT_MILLIS, call);
    }

    static <T> T hold(int millis, TimeLimit.Call<T, RootException> call) throws RootException {
        try {
            return TimeLimit.ofMillis(millis).run(call);
        } catch (TimeoutException e) {
            throw Refusals.tooSlow();
        } catch (LibraryAbsentException e) {
            throw Refusals.noLibrary();
        }
    }

    static void requireKey(SecretBytes key) {
        if (key.size() != KeyRoot.KEY_BYTES) {
            throw new IllegalArgumentException("a key has " + KeyRoot.KEY_BYTES + " bytes, not " + key.size());
        }
    }
}
