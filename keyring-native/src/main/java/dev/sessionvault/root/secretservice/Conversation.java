package dev.sessionvault.root.secretservice;

import dev.sessionvault.root.RootException;
import dev.sessionvault.root.TimeLimit;
import dev.sessionvault.root.ffi.LibraryAbsentException;
import java.util.concurrent.TimeoutException;

/**
 * What is said to the keyring program, within the time limit: cancelled when it is over, and left behind if even that
 * does not end it.
 */
abstract class Conversation<T> implements TimeLimit.Call<T, RootException> {
    private static final TimeLimit LIMIT = TimeLimit.ofMillis(TimeLimit.SILENT_MILLIS);

    private final Cancellable cancellable = new Cancellable();

    /** Runs on a thread of its own; whatever native memory it uses is its own too, so that it can be left behind. */
    abstract T with(Keyring keyring) throws RootException;

    final T hold() throws RootException {
        try {
            return LIMIT.run(this);
        } catch (TimeoutException e) {
            throw new RootException(Refusals.NO_ANSWER);
        } catch (LibraryAbsentException e) {
            throw new RootException(Refusals.NO_LIBRARY);
        }
    }

    @Override
    public T run() throws RootException {
        if (!SessionBus.isReachable()) {
            throw new RootException(Refusals.NO_BUS);
        }
        try (cancellable;
                Keyring keyring = Keyring.connect(cancellable)) {
            return with(keyring);
        }
    }

    @Override
    public final void abandon() {
        cancellable.cancel();
    }
}
