package dev.sessionvault.crypto;

/** Bytes are not what was sealed under this key, nonce and associated data. It says no more: more would help a forger. */
public final class ForgedException extends Exception {
    ForgedException() {
        super("not authentic");
    }
}
