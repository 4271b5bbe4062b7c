package dev.sessionvault.root.kernel;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.TimeLimit;
import dev.sessionvault.root.ffi.NativeBuffer;
import dev.sessionvault.secret.SecretBytes;

/** Reads a key of a keyring. The kernel's copy of it goes through one buffer, which is wiped. */
final class Reading implements TimeLimit.Call<Opening.Opened, RootException> {
    private final String name;
    private final int keyring;

    Reading(String name, int keyring) {
        this.name = name;
        this.keyring = keyring;
    }

    @Override
    public Opening.Opened run() throws RootException {
        Keyctl keyctl = Keyctl.load();
        try (NativeBuffer buffer = NativeBuffer.ofSize(KeyRoot.KEY_BYTES)) {
            int size = keyctl.read(keyctl.find(name, keyring), buffer, KeyRoot.KEY_BYTES);
            if (size != KeyRoot.KEY_BYTES) {
                throw new RootException(Refusals.WRONG_SIZE);
            }
            return new Opening.Opened(SecretBytes.takeFrom(buffer.bytes(KeyRoot.KEY_BYTES)));
        }
    }
}
