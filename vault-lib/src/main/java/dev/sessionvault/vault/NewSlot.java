package dev.sessionvault.vault;

import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretBytes;

/** A slot to be written: its slot key, and what will give that key again. Closing it wipes its slot key. */
public final class NewSlot implements AutoCloseable {

    /** A slot that a root opens; the slot key is copied. */
    public static NewSlot sealed(SealedKey sealed, SecretBytes slotKey) {
        throw new UnsupportedOperationException();
    }

    /** A slot that a passphrase opens. Takes about half a second. */
    public static NewSlot passphrase(SecretBytes passphrase) {
        throw new UnsupportedOperationException();
    }

    /** A slot that a recovery code opens; the code's bytes are taken as they are. */
    public static NewSlot recovery(SecretBytes code) {
        throw new UnsupportedOperationException();
    }

    public SlotKind kind() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
