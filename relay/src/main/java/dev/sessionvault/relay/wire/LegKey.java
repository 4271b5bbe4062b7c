package dev.sessionvault.relay.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The private half of a deployment's or a guest's key; wiped when it is closed. */
public final class LegKey implements LegSigner, AutoCloseable {
    public static final int SEED_BYTES = 32;
    public static final int SECRET_BYTES = 32;

    private static final byte[] SALT = "sv-share/1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] INFO = "relay guest leg".getBytes(StandardCharsets.US_ASCII);
    private static final byte FIRST_BLOCK = 1;

    private final byte[] seed;
    private final PublicKey publicKey;

    private LegKey(byte[] seed) {
        this.seed = seed;
        this.publicKey = PublicKey.of(Ed25519.publicKey(seed));
    }

    /** @param seed copied */
    public static LegKey of(byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("seed has " + seed.length + " bytes, want " + SEED_BYTES);
        }
        return new LegKey(seed.clone());
    }

    /**
     * The guest's key for a handle (PROTOCOL.md, "Keys and the rendezvous id").
     *
     * @param secret the handle's secret, which stays the caller's
     */
    public static LegKey ofGuest(byte[] secret) {
        if (secret.length != SECRET_BYTES) {
            throw new IllegalArgumentException("secret has " + secret.length + " bytes, want " + SECRET_BYTES);
        }
        byte[] prk = hmac(SALT, secret);
        try {
            byte[] block = Arrays.copyOf(INFO, INFO.length + 1);
            block[INFO.length] = FIRST_BLOCK;
            return new LegKey(hmac(prk, block));
        } finally {
            Arrays.fill(prk, (byte) 0);
        }
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256", e);
        }
    }

    @Override
    public PublicKey publicKey() {
        return publicKey;
    }

    @Override
    public byte[] sign(byte[] message) {
        return Ed25519.sign(seed, message);
    }

    @Override
    public void close() {
        Arrays.fill(seed, (byte) 0);
    }
}
