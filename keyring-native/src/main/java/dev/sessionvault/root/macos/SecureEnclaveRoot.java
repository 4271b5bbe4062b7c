package dev.sessionvault.root.macos;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.root.ffi.Address;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import java.util.Arrays;

/**
 * A key of this Mac's Secure Enclave: it decrypts the vault key, and never leaves the chip unwrapped.
 *
 * <p>Guarantee: a sealed key opens only with the Secure Enclave that sealed it, and changed sealed bytes never yield
 * another key. Not guaranteed: every program of the same user that has the sealed bytes can open them as we do.
 *
 * <p>No call prompts or takes longer than 3 seconds. Not proven on a Mac: see ROOTS.md.
 */
public final class SecureEnclaveRoot implements KeyRoot {
    private final Frameworks.Source source;

    SecureEnclaveRoot(Frameworks.Source source) {
        this.source = source;
    }

    public static SecureEnclaveRoot ofMachine() {
        return new SecureEnclaveRoot(Frameworks::ofSystem);
    }

    @Override
    public RootKind kind() {
        return RootKind.SECURE_ENCLAVE;
    }

    @Override
    public SealedKey seal(SecretBytes key) throws RootException {
        KeyRoot.requireKey(key);
        // A copy, since the work may outlast this call.
        SecretBytes copy = key.copy();
        return Limit.hold(() -> {
            try (copy) {
                return copy.read(SecretAccess.granted(), this::sealed);
            }
        });
    }

    private SealedKey sealed(byte[] key) throws RootException {
        try (References references = new References(source.load())) {
            Enclave enclave = new Enclave(references);
            Address made = enclave.create();
            EnclaveBlob blob =
                    new EnclaveBlob(enclave.token(made), enclave.publicKey(made), enclave.encrypt(made, key));
            if (!blob.fits()) {
                throw new RootException(Refusals.NO_BLOB);
            }
            return blob.encode();
        } catch (StatusException e) {
            throw new RootException(Refusals.failed(e));
        }
    }

    @Override
    public Opening open(SealedKey sealed) {
        try {
            EnclaveBlob blob = EnclaveBlob.decode(sealed);
            return Limit.hold(() -> opened(blob));
        } catch (RootException e) {
            return e.refused();
        }
    }

    private Opening.Opened opened(EnclaveBlob blob) throws RootException {
        try (References references = new References(source.load())) {
            Enclave enclave = new Enclave(references);
            return new Opening.Opened(decrypted(enclave, restored(enclave, blob), blob));
        }
    }

    /** Given what it cannot restore, the system may make a fresh key and not say so. */
    private static Address restored(Enclave enclave, EnclaveBlob blob) throws RootException {
        try {
            Address key = enclave.restore(blob.token());
            if (!Arrays.equals(blob.publicKey(), enclave.publicKey(key))) {
                throw new RootException(Refusals.ANOTHER_KEY);
            }
            return key;
        } catch (StatusException e) {
            throw new RootException(Refusals.of(e, Refusals.ANOTHER_KEY));
        }
    }

    private static SecretBytes decrypted(Enclave enclave, Address key, EnclaveBlob blob) throws RootException {
        try {
            SecretBytes secret = SecretBytes.takeFrom(enclave.decrypt(key, blob.ciphertext()));
            if (secret.size() != KEY_BYTES) {
                secret.close();
                throw new RootException(Refusals.WRONG_SIZE);
            }
            return secret;
        } catch (StatusException e) {
            throw new RootException(Refusals.of(e, Refusals.CHANGED));
        }
    }

    /** Nothing to remove: the Secure Enclave stores nothing for a sealed key. */
    @Override
    public void forget(SealedKey sealed) {}
}
