package dev.sessionvault.root.windows;

import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.ffi.Address;
import dev.sessionvault.root.ffi.ForeignLibrary;
import dev.sessionvault.root.ffi.NativeBuffer;

/**
 * The Platform Crypto Provider of ncrypt.dll: RSA keys that the TPM makes and keeps. That it opens proves nothing; some
 * systems open a provider of any name and can do nothing with it.
 */
final class KeyStore implements AutoCloseable {
    private static final String PROVIDER = "Microsoft Platform Crypto Provider";
    private static final int RSA_BITS = 2048;
    private static final int RSA_BYTES = RSA_BITS / 8;
    private static final int PAD_OAEP = 0x4; // NCRYPT_PAD_OAEP_FLAG
    private static final int SILENT = 0x40; // NCRYPT_SILENT_FLAG
    private static final int PROVIDER_STORE = 0;

    private final ForeignLibrary ncrypt;
    private final Address provider;

    private KeyStore(ForeignLibrary ncrypt, Address provider) {
        this.ncrypt = ncrypt;
        this.provider = provider;
    }

    static KeyStore open() throws RootException {
        ForeignLibrary ncrypt = ForeignLibrary.load("ncrypt");
        try (NativeBuffer handle = NativeBuffer.word();
                NativeBuffer name = NativeBuffer.wideString(PROVIDER)) {
            check(ncrypt.callInt("NCryptOpenStorageProvider", handle, name, PROVIDER_STORE));
            return new KeyStore(ncrypt, present(handle));
        }
    }

    /** A key, until it is closed. */
    final class Handle implements AutoCloseable {
        private Address key;

        private Handle(Address key) {
            this.key = key;
        }

        @Override
        public void close() {
            if (!key.isNull()) {
                ncrypt.callInt("NCryptFreeObject", key);
                key = Address.NULL;
            }
        }
    }

    /** A new key of that name. The flag that would replace one of the same name is never given. */
    Handle create(String name) throws RootException {
        try (NativeBuffer handle = NativeBuffer.word();
                NativeBuffer algorithm = NativeBuffer.wideString("RSA");
                NativeBuffer wide = NativeBuffer.wideString(name)) {
            check(ncrypt.callInt("NCryptCreatePersistedKey", provider, handle, algorithm, wide, 0, 0));
            Handle key = new Handle(present(handle));
            try {
                finish(key);
            } catch (RootException e) {
                key.close();
                throw e;
            }
            return key;
        }
    }

    private void finish(Handle key) throws RootException {
        try (NativeBuffer property = NativeBuffer.wideString("Length");
                NativeBuffer bits = NativeBuffer.ofSize(Integer.BYTES).putInt32(0, RSA_BITS)) {
            check(ncrypt.callInt("NCryptSetProperty", key.key, property, bits, Integer.BYTES, SILENT));
        }
        check(ncrypt.callInt("NCryptFinalizeKey", key.key, SILENT));
    }

    /** @throws RootException ABSENT if there is none */
    Handle find(String name) throws RootException {
        try (NativeBuffer handle = NativeBuffer.word();
                NativeBuffer wide = NativeBuffer.wideString(name)) {
            check(ncrypt.callInt("NCryptOpenKey", provider, handle, wide, 0, SILENT));
            return new Handle(present(handle));
        }
    }

    byte[] encrypt(Handle key, byte[] secret) throws RootException {
        return crypt("NCryptEncrypt", key, secret);
    }

    /** What was encrypted; the caller wipes it. */
    byte[] decrypt(Handle key, byte[] encrypted) throws RootException {
        return crypt("NCryptDecrypt", key, encrypted);
    }

    private byte[] crypt(String function, Handle key, byte[] input) throws RootException {
        try (NativeBuffer in = NativeBuffer.copyOf(input);
                NativeBuffer algorithm = NativeBuffer.wideString("SHA256");
                NativeBuffer padding = oaep(algorithm);
                NativeBuffer out = NativeBuffer.ofSize(RSA_BYTES);
                NativeBuffer size = NativeBuffer.word()) {
            check(ncrypt.callInt(
                    function, key.key, in, input.length, padding, out, RSA_BYTES, size, PAD_OAEP | SILENT));
            if (size.int32(0) <= 0 || size.int32(0) > RSA_BYTES) {
                throw Refusals.senseless();
            }
            return out.bytes(size.int32(0));
        }
    }

    /** struct BCRYPT_OAEP_PADDING_INFO { LPCWSTR pszAlgId; PUCHAR pbLabel; ULONG cbLabel; } */
    private static NativeBuffer oaep(NativeBuffer algorithm) {
        return NativeBuffer.ofSize(24).putPointer(0, algorithm);
    }

    void delete(String name) throws RootException {
        Handle key;
        try {
            key = find(name);
        } catch (RootException e) {
            if (e.refusal() == Refusal.ABSENT) {
                return;
            }
            throw e;
        }
        try (key) {
            delete(key);
        }
    }

    private void delete(Handle key) throws RootException {
        check(ncrypt.callInt("NCryptDeleteKey", key.key, SILENT));
        key.key = Address.NULL; // deleting frees the handle as well
    }

    void deleteQuietly(Handle key) {
        try {
            delete(key);
        } catch (RootException e) {
            // It is a random key that nothing refers to; why there is none is told already.
        }
    }

    private static Address present(NativeBuffer handle) throws RootException {
        if (handle.wordAsAddress().isNull()) {
            throw Refusals.senseless();
        }
        return handle.wordAsAddress();
    }

    private static void check(int status) throws RootException {
        if (status != 0) {
            throw Refusals.ofNcrypt(status);
        }
    }

    @Override
    public void close() {
        ncrypt.callInt("NCryptFreeObject", provider);
    }
}
