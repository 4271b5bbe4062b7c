package dev.sessionvault.root.secretservice;

import dev.sessionvault.root.ffi.Address;
import dev.sessionvault.root.ffi.ForeignLibrary;
import org.jspecify.annotations.Nullable;

/** Ends a GLib call from another thread. Cancelling before the calls begin, or after they ended, does nothing wrong. */
final class Cancellable implements AutoCloseable {
    private @Nullable ForeignLibrary glib;
    private Address object = Address.NULL;
    private boolean cancelled;

    /** What the calls take; owned by this until {@link #close}. */
    synchronized Address begin(ForeignLibrary glib) {
        this.glib = glib;
        object = glib.call("g_cancellable_new");
        if (cancelled) {
            cancel();
        }
        return object;
    }

    synchronized void cancel() {
        cancelled = true;
        if (glib != null && !object.isNull()) {
            glib.callVoid("g_cancellable_cancel", object);
        }
    }

    @Override
    public synchronized void close() {
        if (glib != null && !object.isNull()) {
            glib.callVoid("g_object_unref", object);
            object = Address.NULL;
        }
    }
}
