package dev.sessionvault.root.ffi;

/**
 * What a GLib function says went wrong.
 *
 * <p>Its free text is left unread: a service on the bus writes it, in the user's language, and it may quote anything.
 *
 * @param domain which list of codes, such as {@code g-dbus-error-quark}
 */
public record GLibError(String domain, int code) {

    public boolean is(String domain, int code) {
        return this.code == code && this.domain.equals(domain);
    }

    /** The last argument of a GLib function that may fail: {@code GError **}. */
    public static final class Slot implements AutoCloseable {
        private final ForeignLibrary glib;
        private final NativeBuffer pointer = NativeBuffer.word();

        public Slot(ForeignLibrary glib) {
            this.glib = glib;
        }

        /** What to pass. */
        public NativeBuffer pointer() {
            return pointer;
        }

        public boolean isSet() {
            return !pointer.wordAsAddress().isNull();
        }

        /** struct GError { guint32 domain; gint code; gchar *message; } */
        public GLibError error() {
            Address error = pointer.wordAsAddress();
            return new GLibError(glib.call("g_quark_to_string", error.int32(0)).name(), error.int32(4));
        }

        @Override
        public void close() {
            if (isSet()) {
                glib.callVoid("g_error_free", pointer.wordAsAddress());
            }
            pointer.close();
        }
    }
}
