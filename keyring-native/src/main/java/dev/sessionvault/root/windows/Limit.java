package dev.sessionvault.root.windows;

import dev.sessionvault.root.RootException;
import dev.sessionvault.root.TimeLimit;
import dev.sessionvault.root.ffi.LibraryAbsentException;
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
}
