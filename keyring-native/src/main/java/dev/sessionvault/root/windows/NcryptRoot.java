package dev.sessionvault.root.windows;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import java.util.Arrays;

/**
 * An RSA key of this user in the machine's TPM, by Windows' Platform Crypto Provider: it encrypts the vault key.
 *
 * <p>Guarantee: a sealed key opens only with this machine's TPM and only as this user; changed sealed bytes are refused
 * and never yield another key. Not guaranteed: every program of the same user can open what it can read.
 *
 * <p>No call prompts. Opening ends within 3 s, sealing, which makes a key, within 30 s.
 */
public final class NcryptRoot implements KeyRoot {
    /** A TPM may look for primes for many seconds. */
    private static final int SEAL_LIMIT_MILLIS = 30_000;

    private NcryptRoot() {}

    /** The TPM that Windows uses. */
    public static NcryptRoot ofMachine() {
        return new NcryptRoot();
    }

    @Override
    public RootKind kind() {
        return RootKind.NCRYPT;
    }

    @Override
    public SealedKey seal(SecretBytes key) throws RootException {
        KeyRoot.requireKey(key);
        // A copy, since the work may outlast this call.
        SecretBytes copy = key.copy();
        return Limit.hold(SEAL_LIMIT_MILLIS, () -> {
            try (copy) {
                return copy.read(SecretAccess.granted(), NcryptRoot::seal);
            }
        });
    }

    private static SealedKey seal(byte[] key) throws RootException {
        byte[] id = CheckedBlob.newId();
        byte[] secret = CheckedBlob.secretPart(key);
        try (KeyStore store = KeyStore.open();
                KeyStore.Handle made = store.create(KeyName.of(id))) {
            return CheckedBlob.seal(RootKind.NCRYPT, id, encrypted(store, made, secret), secret);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** A key that cannot encrypt is not left behind. */
    private static byte[] encrypted(KeyStore store, KeyStore.Handle made, byte[] secret) throws RootException {
        try {
            return store.encrypt(made, secret);
        } catch (RootException e) {
            store.deleteQuietly(made);
            throw e;
        }
    }

    @Override
    public Opening open(SealedKey sealed) {
        try {
            CheckedBlob blob = CheckedBlob.decode(RootKind.NCRYPT, sealed);
            return Limit.hold(() -> open(blob));
        } catch (RootException e) {
            return e.refused();
        }
    }

    private static Opening.Opened open(CheckedBlob blob) throws RootException {
        try (KeyStore store = KeyStore.open();
                KeyStore.Handle key = store.find(KeyName.of(blob.id()))) {
            return blob.open(RootKind.NCRYPT, store.decrypt(key, blob.sealed()));
        }
    }

    /** Deletes the key. One that is gone already is as good as forgotten. */
    @Override
    public void forget(SealedKey sealed) throws RootException {
        CheckedBlob blob = CheckedBlob.decode(RootKind.NCRYPT, sealed);
        Limit.hold(() -> {
            try (KeyStore store = KeyStore.open()) {
                store.delete(KeyName.of(blob.id()));
                return blob;
            }
        });
    }
}
