package dev.sessionvault.root.windows;

import dev.sessionvault.root.RootException;
import dev.sessionvault.root.ffi.Address;
import dev.sessionvault.root.ffi.ForeignLibrary;
import dev.sessionvault.root.ffi.NativeBuffer;

/** {@code CryptProtectData} and its inverse, of crypt32.dll, in the user's scope. */
final class DataProtection {
    private static final int UI_FORBIDDEN = 0x1; // CRYPTPROTECT_UI_FORBIDDEN
    private static final int MAX_BYTES = 4096;

    /** struct DATA_BLOB { DWORD cbData; BYTE *pbData; } */
    private static final int BLOB_BYTES = 16;

    private static final int DATA_AT = 8;

    private final ForeignLibrary crypt32;
    private final ForeignLibrary kernel32;

    private DataProtection(ForeignLibrary crypt32, ForeignLibrary kernel32) {
        this.crypt32 = crypt32;
        this.kernel32 = kernel32;
    }

    static DataProtection load() {
        return new DataProtection(ForeignLibrary.load("crypt32"), ForeignLibrary.load("kernel32"));
    }

    byte[] protect(byte[] secret, byte[] entropy) throws RootException {
        return call("CryptProtectData", secret, entropy);
    }

    /** The secret; the caller wipes it. */
    byte[] unprotect(byte[] sealed, byte[] entropy) throws RootException {
        return call("CryptUnprotectData", sealed, entropy);
    }

    private byte[] call(String function, byte[] input, byte[] entropy) throws RootException {
        try (NativeBuffer in = NativeBuffer.copyOf(input);
                NativeBuffer salt = NativeBuffer.copyOf(entropy);
                NativeBuffer inBlob = blob(in, input.length);
                NativeBuffer saltBlob = blob(salt, entropy.length);
                NativeBuffer out = NativeBuffer.ofSize(BLOB_BYTES)) {
            // Neither description, which would lie there in clear, nor a prompt.
            int done = crypt32.callInt(
                    function, inBlob, Address.NULL, saltBlob, Address.NULL, Address.NULL, UI_FORBIDDEN, out);
            if (done == 0) {
                throw Refusals.ofDpapi(ForeignLibrary.lastError());
            }
            return taken(out);
        }
    }

    private static NativeBuffer blob(NativeBuffer data, int size) {
        return NativeBuffer.ofSize(BLOB_BYTES).putInt32(0, size).putPointer(DATA_AT, data);
    }

    /** Copies what Windows allocated, wipes it and gives it back. */
    private byte[] taken(NativeBuffer out) throws RootException {
        Address data = out.address(DATA_AT);
        int size = out.int32(0);
        if (data.isNull()) {
            throw Refusals.changed();
        }
        try {
            if (size <= 0 || size > MAX_BYTES) {
                throw Refusals.changed();
            }
            return data.bytes(size);
        } finally {
            if (size > 0) {
                data.wipe(size);
            }
            kernel32.call("LocalFree", data);
        }
    }
}
