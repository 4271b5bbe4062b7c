package dev.sessionvault.launcher.share.channel;

import dev.sessionvault.relay.wire.LegKey;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What both ends derive from the handle's secret (SHARE.md, "The handshake"); wiped when it is closed. */
final class HandleKeys implements AutoCloseable {
    private static final byte[] SALT = "sv-share/1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] INFO = "channel psk".getBytes(StandardCharsets.US_ASCII);
    private static final byte FIRST_BLOCK = 1;
    private static final String HMAC = "HmacSHA256";

    final LegKey guestLeg;
    private final SecretBytes psk;

    private HandleKeys(LegKey guestLeg, SecretBytes psk) {
        this.guestLeg = guestLeg;
        this.psk = psk;
    }

    static HandleKeys of(SecretBytes secret) {
        return secret.read(
                SecretAccess.granted(),
                bytes -> new HandleKeys(LegKey.ofGuest(bytes), SecretBytes.takeFrom(psk(bytes))));
    }

    /** HKDF with SHA-256 (RFC 5869); one block is all that is needed. */
    private static byte[] psk(byte[] secret) {
        byte[] prk = hmac(SALT, secret);
        try {
            byte[] block = Arrays.copyOf(INFO, INFO.length + 1);
            block[INFO.length] = FIRST_BLOCK;
            return hmac(prk, block);
        } finally {
            Arrays.fill(prk, (byte) 0);
        }
    }

    /** HMAC-SHA-256 by the psk. */
    synchronized byte[] authenticate(byte[] message) {
        return psk.read(SecretAccess.granted(), key -> hmac(key, message));
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256", e);
        }
    }

    @Override
    public synchronized void close() {
        guestLeg.close();
        psk.close();
    }
}
