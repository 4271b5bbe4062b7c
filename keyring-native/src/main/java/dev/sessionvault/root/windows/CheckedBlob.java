package dev.sessionvault.root.windows;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.secret.SystemRandom;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The sealed bytes, laid out as ROOTS.md says: version, a random id, what Windows made of the secret part, and a MAC.
 *
 * <p>Windows seals a MAC key beside the vault key. So a blob that was changed anywhere is refused, even where what seals
 * does not look at every byte; and the MAC says nothing about the vault key.
 */
final class CheckedBlob {
    static final int ID_BYTES = 16;
    /** The secret part: the vault key, then the MAC key. */
    static final int SECRET_BYTES = 2 * KeyRoot.KEY_BYTES;

    private static final byte VERSION = 1;
    private static final int MAC_BYTES = 32;
    private static final int SEALED_AT = 1 + ID_BYTES;
    private static final int MAX_SEALED_BYTES = 4096;

    private final byte[] id;
    private final byte[] sealed;
    private final byte[] mac;

    private CheckedBlob(byte[] id, byte[] sealed, byte[] mac) {
        this.id = id;
        this.sealed = sealed;
        this.mac = mac;
    }

    static byte[] newId() {
        return SystemRandom.bytes(ID_BYTES);
    }

    /** The secret part for a key, with a new MAC key; the caller wipes it. */
    static byte[] secretPart(byte[] key) {
        byte[] secret = Arrays.copyOf(key, SECRET_BYTES);
        byte[] macKey = SystemRandom.bytes(SECRET_BYTES - KeyRoot.KEY_BYTES);
        System.arraycopy(macKey, 0, secret, KeyRoot.KEY_BYTES, macKey.length);
        Arrays.fill(macKey, (byte) 0);
        return secret;
    }

    /** @param sealed what Windows made of {@code secret} */
    static SealedKey seal(RootKind kind, byte[] id, byte[] sealed, byte[] secret) {
        byte[] blob = Arrays.copyOf(prefix(id), SEALED_AT + sealed.length + MAC_BYTES);
        System.arraycopy(sealed, 0, blob, SEALED_AT, sealed.length);
        System.arraycopy(mac(kind, id, sealed, secret), 0, blob, SEALED_AT + sealed.length, MAC_BYTES);
        return SealedKey.of(kind, blob);
    }

    private static byte[] prefix(byte[] id) {
        byte[] prefix = new byte[SEALED_AT];
        prefix[0] = VERSION;
        System.arraycopy(id, 0, prefix, 1, ID_BYTES);
        return prefix;
    }

    /** @throws RootException DAMAGED if the bytes are not of this form */
    static CheckedBlob decode(RootKind kind, SealedKey key) throws RootException {
        byte[] blob = key.blob();
        int macAt = blob.length - MAC_BYTES;
        boolean isOurs = key.kind() == kind && macAt > SEALED_AT && macAt - SEALED_AT <= MAX_SEALED_BYTES;
        if (!isOurs || blob[0] != VERSION) {
            throw Refusals.malformed();
        }
        return new CheckedBlob(
                Arrays.copyOfRange(blob, 1, SEALED_AT),
                Arrays.copyOfRange(blob, SEALED_AT, macAt),
                Arrays.copyOfRange(blob, macAt, blob.length));
    }

    byte[] id() {
        return id.clone();
    }

    byte[] sealed() {
        return sealed.clone();
    }

    /**
     * The key in the secret part that Windows gave back, which is wiped.
     *
     * @throws RootException DAMAGED unless every byte of this is as it was sealed
     */
    Opening.Opened open(RootKind kind, byte[] secret) throws RootException {
        try {
            if (secret.length != SECRET_BYTES || !isSame(mac, mac(kind, id, sealed, secret))) {
                throw Refusals.changed();
            }
            return new Opening.Opened(SecretBytes.takeFrom(Arrays.copyOf(secret, KeyRoot.KEY_BYTES)));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static byte[] mac(RootKind kind, byte[] id, byte[] sealed, byte[] secret) {
        HMac hmac = new HMac(new SHA256Digest());
        hmac.init(new KeyParameter(secret, KeyRoot.KEY_BYTES, SECRET_BYTES - KeyRoot.KEY_BYTES));
        byte[] label = ("sv/root/" + kind.token()).getBytes(StandardCharsets.US_ASCII);
        hmac.update(label, 0, label.length);
        hmac.update((byte) 0);
        hmac.update(VERSION);
        hmac.update(id, 0, id.length);
        hmac.update(sealed, 0, sealed.length);
        byte[] mac = new byte[MAC_BYTES];
        hmac.doFinal(mac, 0);
        return mac;
    }

    private static boolean isSame(byte[] one, byte[] other) {
        int difference = 0;
        for (int i = 0; i < MAC_BYTES; i++) {
            difference |= one[i] ^ other[i];
        }
        return difference == 0;
    }
}
