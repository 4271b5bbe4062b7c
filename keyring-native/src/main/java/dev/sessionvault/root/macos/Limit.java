package dev.sessionvault.root.macos;

import dev.sessionvault.root.RootException;
import dev.sessionvault.root.TimeLimit;
import dev.sessionvault.root.ffi.LibraryAbsentException;
import java.util.concurrent.TimeoutException;

/** What is asked of macOS, within the time limit. */
final class Limit {
    private Limit() {}

    static <T> T hold(TimeLimit.Call<T, RootException> call) throws RootException {
        try {
            return TimeLimit.ofMillis(TimeLimit.SILENT_MILLIS).run(call);
        } catch (TimeoutException e) {
            throw new RootException(Refusals.NO_ANSWER);
        } catch (LibraryAbsentException e) {
            throw new RootException(Refusals.NO_LIBRARY);
        }
    }
}
