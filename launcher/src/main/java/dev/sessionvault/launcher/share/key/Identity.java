package dev.sessionvault.launcher.share.key;

import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.secret.SecretReader;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/**
 * The private half of an Ed25519 key: an owner's, a recipient's, a session's. Wiped when it is closed; for several threads.
 *
 * <p>By BouncyCastle and not by the JDK: the seed stays in one array of ours, where a JDK key is an object that nobody can
 * wipe; a public half is computed from a seed by a public call; and TLS takes the same seed.
 */
public final class Identity implements AutoCloseable {
    public static final int SEED_BYTES = Ed25519.SECRET_KEY_SIZE;

    private final SecretBytes seed;
    private final byte[] publicBytes;
    private final IdentityKey publicKey;

    private Identity(SecretBytes seed) {
        this.seed = seed;
        this.publicBytes = seed.read(SecretAccess.granted(), Identity::publicHalf);
        this.publicKey = IdentityKey.ofOwn(publicBytes.clone());
    }

    private static byte[] publicHalf(byte[] seed) {
        byte[] half = new byte[IdentityKey.BYTES];
        Ed25519.generatePublicKey(seed, 0, half, 0);
        return half;
    }

    public static Identity random() {
        return new Identity(SecretBytes.random(SEED_BYTES));
    }

    /** @param seed copied; the caller wipes it */
    public static Identity of(byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("seed has " + seed.length + " bytes, want " + SEED_BYTES);
        }
        return new Identity(SecretBytes.copyOf(seed));
    }

    public IdentityKey publicKey() {
        return publicKey;
    }

    /** @return 64 bytes that {@link IdentityKey#verify} takes for this purpose only */
    public synchronized byte[] sign(Purpose purpose, byte[] message) {
        byte[] labelled = purpose.labelled(message);
        byte[] signature = new byte[IdentityKey.SIGNATURE_BYTES];
        return seed.read(SecretAccess.granted(), bytes -> {
            Ed25519.sign(bytes, 0, publicBytes, 0, null, labelled, 0, labelled.length, signature, 0);
            return signature;
        });
    }

    /** The seed, for whoever signs by other rules (TLS) or keeps it. */
    public synchronized <T extends @Nullable Object, E extends Exception> T read(
            SecretAccess access, SecretReader<T, E> reader) throws E {
        return seed.read(access, reader);
    }

    @Override
    public synchronized void close() {
        seed.close();
    }
}
