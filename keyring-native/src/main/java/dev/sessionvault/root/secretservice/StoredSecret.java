package dev.sessionvault.root.secretservice;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.ffi.Address;
import dev.sessionvault.root.ffi.ForeignLibrary;
import dev.sessionvault.root.ffi.GLibError;
import dev.sessionvault.root.ffi.NativeBuffer;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.secret.SecretReader;

/** A SecretValue, libsecret's form of a secret: it lies in locked memory there and is wiped with its last reference. */
final class StoredSecret {
    private static final String CONTENT_TYPE = "application/octet-stream";

    private StoredSecret() {}

    /** The secret of an unlocked item. */
    static SecretBytes of(Keyring keyring, Address item) throws RootException {
        ForeignLibrary libsecret = keyring.libsecret();
        Address value = libsecret.call("secret_item_get_secret", item);
        if (value.isNull()) {
            // A search does not tell why it could not load a secret. Asking for this one does.
            load(keyring, item);
            value = libsecret.call("secret_item_get_secret", item);
        }
        if (value.isNull()) {
            throw new RootException(Refusals.WITHOUT_SECRET);
        }
        try {
            return bytes(libsecret, value);
        } finally {
            libsecret.callVoid("secret_value_unref", value);
        }
    }

    private static void load(Keyring keyring, Address item) throws RootException {
        try (GLibError.Slot error = new GLibError.Slot(keyring.libsecret())) {
            keyring.libsecret().callInt("secret_item_load_secret_sync", item, keyring.cancellable(), error.pointer());
            Keyring.check(error);
        }
    }

    private static SecretBytes bytes(ForeignLibrary libsecret, Address value) throws RootException {
        try (NativeBuffer size = NativeBuffer.word()) {
            Address bytes = libsecret.call("secret_value_get", value, size);
            if (bytes.isNull() || size.wordAsSize() != KeyRoot.KEY_BYTES) {
                throw new RootException(Refusals.WRONG_SIZE);
            }
            return SecretBytes.takeFrom(bytes.bytes(KeyRoot.KEY_BYTES));
        }
    }

    /** A new SecretValue with the key; the caller unreferences it. */
    static Address of(ForeignLibrary libsecret, SecretBytes key) {
        return key.read(SecretAccess.granted(), new SecretReader<Address, RuntimeException>() {
            @Override
            public Address read(byte[] bytes) {
                try (NativeBuffer buffer = NativeBuffer.copyOf(bytes);
                        NativeBuffer contentType = NativeBuffer.cString(CONTENT_TYPE)) {
                    return libsecret.call("secret_value_new", buffer, (long) bytes.length, contentType);
                }
            }
        });
    }
}
