package dev.sessionvault.root.secretservice;

import dev.sessionvault.root.RootException;
import dev.sessionvault.root.ffi.Address;
import dev.sessionvault.root.ffi.ForeignLibrary;
import dev.sessionvault.root.ffi.GLibError;
import dev.sessionvault.root.ffi.NativeBuffer;
import dev.sessionvault.secret.SecretBytes;

/**
 * The keyring that the user's programs store into, if there is one: the collection with the alias {@code default}.
 *
 * <p>It is looked up and judged before anything is stored, because libsecret's own store call makes a missing collection
 * and unlocks a locked one, and prompts for both.
 */
final class DefaultCollection implements AutoCloseable {
    private static final String SESSION_PATH = "/org/freedesktop/secrets/collection/session";

    private final Keyring keyring;
    private final ForeignLibrary libsecret;
    private final Address collection;

    DefaultCollection(Keyring keyring) throws RootException {
        this.keyring = keyring;
        libsecret = keyring.libsecret();
        collection = find("default");
    }

    boolean isLocked() {
        return !collection.isNull() && libsecret.callInt("secret_collection_get_locked", collection) != 0;
    }

    void store(ItemId id, SecretBytes key) throws RootException {
        requireUsable();
        Address value = StoredSecret.of(libsecret, key);
        try {
            create(id, value);
        } finally {
            libsecret.callVoid("secret_value_unref", value);
        }
    }

    private void requireUsable() throws RootException {
        if (collection.isNull()) {
            throw new RootException(Refusals.NO_DEFAULT);
        }
        if (endsWithTheSession()) {
            throw new RootException(Refusals.NOT_DURABLE);
        }
        if (isLocked()) {
            throw new RootException(Refusals.LOCKED);
        }
    }

    private boolean endsWithTheSession() throws RootException {
        String path = path(collection);
        Address session = find("session");
        try {
            return path.equals(SESSION_PATH) || (!session.isNull() && path.equals(path(session)));
        } finally {
            keyring.release(session);
        }
    }

    private String path(Address collection) {
        return libsecret.call("g_dbus_proxy_get_object_path", collection).name();
    }

    private void create(ItemId id, Address value) throws RootException {
        try (Attributes attributes = new Attributes(libsecret, id);
                NativeBuffer label = NativeBuffer.cString("sv vault key");
                GLibError.Slot error = new GLibError.Slot(libsecret)) {
            Address item = libsecret.call(
                    "secret_item_create_sync",
                    collection,
                    Address.NULL, // no schema
                    attributes.table(),
                    label,
                    value,
                    0, // no flags: an item with these attributes is not replaced
                    keyring.cancellable(),
                    error.pointer());
            keyring.release(item);
            Keyring.check(error);
        }
    }

    private Address find(String alias) throws RootException {
        try (NativeBuffer name = NativeBuffer.cString(alias);
                GLibError.Slot error = new GLibError.Slot(libsecret)) {
            Address found = libsecret.call(
                    "secret_collection_for_alias_sync",
                    keyring.service(),
                    name,
                    0, // no flags: its items are not loaded
                    keyring.cancellable(),
                    error.pointer());
            Keyring.check(error);
            return found;
        }
    }

    @Override
    public void close() {
        keyring.release(collection);
    }
}
