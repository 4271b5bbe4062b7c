package dev.sessionvault.vault.format.v1;

import dev.sessionvault.crypto.Aead;
import dev.sessionvault.crypto.ForgedException;
import dev.sessionvault.crypto.Hkdf;
import dev.sessionvault.crypto.Mac;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.secret.SecretReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The vault key and all that is derived from it: FORMAT.md "Keys". Closing it wipes them. */
public final class KeySchedule implements AutoCloseable {
    public static final int KEY_BYTES = 32;

    static final int WRAPPED_BYTES = KEY_BYTES + Aead.TAG_BYTES;

    /** A wrap key wraps one vault key, ever: slot key and vault id fix both. So the nonce may be fixed. */
    private static final byte[] WRAP_NONCE = new byte[Aead.NONCE_BYTES];

    private final SecretBytes vaultKey;
    private final SecretBytes preambleKey;
    private final SecretBytes indexKey;

    private KeySchedule(SecretBytes vaultKey) {
        this.vaultKey = vaultKey;
        this.preambleKey = Hkdf.expand(vaultKey, label("sv/v1/preamble"), KEY_BYTES);
        this.indexKey = Hkdf.expand(vaultKey, label("sv/v1/index"), KEY_BYTES);
    }

    /** The keys of a new vault. */
    public static KeySchedule random() {
        return new KeySchedule(SecretBytes.random(KEY_BYTES));
    }

    /** @throws ForgedException if this slot key did not wrap this slot, in this vault */
    public static KeySchedule unwrap(byte[] vaultId, SlotBlock slot, SecretBytes slotKey) throws ForgedException {
        try (SecretBytes wrapKey = wrapKey(vaultId, slot.number(), slot.kind(), slotKey)) {
            byte[] associatedData = wrapData(vaultId, slot.number(), slot.kind());
            byte[] opened = Aead.open(wrapKey, WRAP_NONCE, associatedData, slot.wrapped());
            return new KeySchedule(SecretBytes.takeFrom(opened));
        }
    }

    /** The vault key, wrapped for a slot. */
    public byte[] wrap(byte[] vaultId, int number, int kind, SecretBytes slotKey) {
        try (SecretBytes wrapKey = wrapKey(vaultId, number, kind, slotKey)) {
            byte[] associatedData = wrapData(vaultId, number, kind);
            return vaultKey.read(SecretAccess.granted(), new SecretReader<byte[], RuntimeException>() {
                @Override
                public byte[] read(byte[] bytes) {
                    return Aead.seal(wrapKey, WRAP_NONCE, associatedData, bytes);
                }
            });
        }
    }

    byte[] preambleMac(byte[] covered) {
        return Mac.of(preambleKey, covered);
    }

    byte[] index(byte[] place) {
        return Mac.of(indexKey, place);
    }

    byte[] stampMac(byte[] covered) {
        try (SecretBytes stampKey = Hkdf.expand(vaultKey, label("sv/v1/stamp"), KEY_BYTES)) {
            return Mac.of(stampKey, covered);
        }
    }

    /** What the log's lines are proven by. The caller closes it. */
    public SecretBytes logKey() {
        return Hkdf.expand(vaultKey, label("sv/v1/log"), KEY_BYTES);
    }

    /** The first bytes of a key's HMAC: enough to see that two keys are equal, useless to find one. */
    public byte[] fingerprint(SecretBytes key, int sizeBytes) {
        try (SecretBytes fingerprintKey = Hkdf.expand(vaultKey, label("sv/v1/fingerprint"), KEY_BYTES)) {
            return Arrays.copyOf(Mac.of(fingerprintKey, key), sizeBytes);
        }
    }

    /** A key for what is sealed now: the salt is fresh, so no other bytes are ever sealed under it. */
    SecretBytes derive(byte[] freshSalt, byte[] info) {
        return Hkdf.derive(vaultKey, freshSalt, info, KEY_BYTES);
    }

    @Override
    public void close() {
        vaultKey.close();
        preambleKey.close();
        indexKey.close();
    }

    private static SecretBytes wrapKey(byte[] vaultId, int number, int kind, SecretBytes slotKey) {
        try (ByteWriter info = new ByteWriter()) {
            info.ascii("sv/v1/wrap").u8(number).u8(kind);
            return Hkdf.derive(slotKey, vaultId, info.toBytes(), KEY_BYTES);
        }
    }

    private static byte[] wrapData(byte[] vaultId, int number, int kind) {
        try (ByteWriter data = new ByteWriter()) {
            return data.bytes(vaultId)
                    .u8(number)
                    .u8(kind)
                    .u16(VaultFile.VERSION)
                    .toBytes();
        }
    }

    private static byte[] label(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
