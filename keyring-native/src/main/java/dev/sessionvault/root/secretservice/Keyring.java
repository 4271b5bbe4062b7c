package dev.sessionvault.root.secretservice;

import dev.sessionvault.root.RootException;
import dev.sessionvault.root.ffi.Address;
import dev.sessionvault.root.ffi.ForeignLibrary;
import dev.sessionvault.root.ffi.GLibError;
import dev.sessionvault.secret.SecretBytes;

/**
 * One conversation with the keyring program, on the session's message bus. Nothing here unlocks or asks for unlocking.
 *
 * <p>The simple calls of libsecret ({@code secret_password_lookup}) are of no use: they answer "locked" and "never
 * stored" alike, and with a display they wait for ever in front of a password dialogue.
 */
final class Keyring implements AutoCloseable {
    private static final String LIBRARY = "libsecret-1.so.0";
    private static final int OPEN_SESSION = 1 << 1; // SECRET_SERVICE_OPEN_SESSION: secrets cross the bus encrypted
    private static final int ALL = 1 << 1; // SECRET_SEARCH_ALL
    private static final int LOAD_SECRETS = 1 << 3; // SECRET_SEARCH_LOAD_SECRETS

    private final ForeignLibrary libsecret;
    private final Address cancellable;
    private Address service = Address.NULL;

    private Keyring(ForeignLibrary libsecret, Address cancellable) {
        this.libsecret = libsecret;
        this.cancellable = cancellable;
    }

    static Keyring connect(Cancellable cancellable) throws RootException {
        ForeignLibrary libsecret = ForeignLibrary.load(LIBRARY);
        silence(libsecret);
        Keyring keyring = new Keyring(libsecret, cancellable.begin(libsecret));
        try {
            keyring.connect();
        } catch (RootException e) {
            keyring.close();
            throw e;
        }
        return keyring;
    }

    /**
     * GLib writes warnings to the terminal, which is the tool's. Its log handler must be a C function; this one takes no
     * notice of its arguments and does nothing, which the C calling conventions of our systems allow.
     */
    private static void silence(ForeignLibrary glib) {
        glib.call("g_log_set_default_handler", glib.addressOf("g_get_monotonic_time"), Address.NULL);
    }

    /**
     * libsecret keeps the first connection for the whole process, and with it which program had the keyrings then: it
     * would take no notice of a keyring program that was started anew.
     */
    private void connect() throws RootException {
        libsecret.callVoid("secret_service_disconnect");
        try (GLibError.Slot error = new GLibError.Slot(libsecret)) {
            service = libsecret.call("secret_service_get_sync", OPEN_SESSION, cancellable, error.pointer());
            check(error);
        }
    }

    /** The key of that item; the caller closes it. */
    SecretBytes key(ItemId id) throws RootException {
        try (Items items = search(id, ALL | LOAD_SECRETS)) {
            if (items.count() == 0) {
                throw new RootException(defaultIsLocked() ? Refusals.LOCKED : Refusals.ABSENT);
            }
            if (items.count() > 1) {
                throw new RootException(Refusals.SEVERAL);
            }
            if (items.isLocked(0)) {
                throw new RootException(Refusals.LOCKED);
            }
            return StoredSecret.of(this, items.item(0));
        }
    }

    void store(ItemId id, SecretBytes key) throws RootException {
        try (DefaultCollection collection = new DefaultCollection(this)) {
            collection.store(id, key);
        }
    }

    /** Removes every item of that id; that there is none is no error, unless a locked keyring may hide one. */
    void remove(ItemId id) throws RootException {
        try (Items items = search(id, ALL)) {
            if (items.count() == 0 && defaultIsLocked()) {
                throw new RootException(Refusals.LOCKED);
            }
            for (int i = 0; i < items.count(); i++) {
                remove(items, i);
            }
        }
    }

    private void remove(Items items, int index) throws RootException {
        // Asked to delete a locked item, the keyring program would prompt.
        if (items.isLocked(index)) {
            throw new RootException(Refusals.LOCKED);
        }
        try (GLibError.Slot error = new GLibError.Slot(libsecret)) {
            int removed = libsecret.callInt("secret_item_delete_sync", items.item(index), cancellable, error.pointer());
            check(error);
            if (removed == 0) {
                throw new RootException(Refusals.NOT_REMOVED);
            }
        }
    }

    /** Some keyring programs do not show a locked keyring's items at all: then "not found" would be a guess. */
    private boolean defaultIsLocked() throws RootException {
        try (DefaultCollection collection = new DefaultCollection(this)) {
            return collection.isLocked();
        }
    }

    private Items search(ItemId id, int flags) throws RootException {
        try (Attributes attributes = new Attributes(libsecret, id);
                GLibError.Slot error = new GLibError.Slot(libsecret)) {
            Address list = libsecret.call(
                    "secret_service_search_sync",
                    service,
                    Address.NULL, // no schema: the attributes are all that must match
                    attributes.table(),
                    flags,
                    cancellable,
                    error.pointer());
            check(error);
            return new Items(libsecret, list);
        }
    }

    static void check(GLibError.Slot error) throws RootException {
        if (error.isSet()) {
            throw new RootException(Refusals.of(error.error()));
        }
    }

    ForeignLibrary libsecret() {
        return libsecret;
    }

    Address service() {
        return service;
    }

    Address cancellable() {
        return cancellable;
    }

    @Override
    public void close() {
        release(service);
    }

    void release(Address object) {
        if (!object.isNull()) {
            libsecret.callVoid("g_object_unref", object);
        }
    }
}
