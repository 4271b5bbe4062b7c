package dev.sessionvault.vault.format.v1;

import dev.sessionvault.crypto.Aead;
import dev.sessionvault.crypto.ForgedException;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.secret.SystemRandom;
import java.util.Arrays;

/** A record as it stands in the table: FORMAT.md "Records". */
public final class SealedRecord {
    private static final String SECTION = "record";
    private static final int SALT_BYTES = 32;
    private static final byte[] NONCE = new byte[Aead.NONCE_BYTES];

    private final long generation;
    private final byte[] salt;
    private final byte[] sealed;

    private SealedRecord(long generation, byte[] salt, byte[] sealed) {
        this.generation = generation;
        this.salt = salt;
        this.sealed = sealed;
    }

    /** Seals a body under a key that is used for nothing else. */
    public static SealedRecord seal(
            KeySchedule keys, byte[] vaultId, RecordKey recordKey, long generation, RecordBody body) {
        byte[] salt = SystemRandom.bytes(SALT_BYTES);
        byte[] plaintext = body.encode();
        try (SecretBytes key = keys.derive(salt, info(recordKey, generation))) {
            byte[] sealed = Aead.seal(key, NONCE, associatedData(vaultId, recordKey, generation), plaintext);
            return new SealedRecord(generation, salt, sealed);
        } finally {
            Arrays.fill(plaintext, (byte) 0);
        }
    }

    /** @throws FormatException if these bytes are no sealed record */
    public static SealedRecord parse(byte[] value) throws FormatException {
        ByteReader reader = new ByteReader(SECTION, value);
        return new SealedRecord(reader.u63("generation"), reader.bytes(SALT_BYTES), reader.bytes(reader.remaining()));
    }

    /** @throws FormatException if it is not what was sealed for this vault, key and generation */
    public RecordBody open(KeySchedule keys, byte[] vaultId, RecordKey recordKey) throws FormatException {
        byte[] plaintext = plaintext(keys, vaultId, recordKey);
        try {
            return RecordBody.parse(plaintext);
        } finally {
            Arrays.fill(plaintext, (byte) 0);
        }
    }

    private byte[] plaintext(KeySchedule keys, byte[] vaultId, RecordKey recordKey) throws FormatException {
        try (SecretBytes key = keys.derive(salt, info(recordKey, generation))) {
            return Aead.open(key, NONCE, associatedData(vaultId, recordKey, generation), sealed);
        } catch (ForgedException e) {
            throw FormatException.damaged(SECTION, "seal does not match");
        }
    }

    /** The vault's generation when it was written. */
    public long generation() {
        return generation;
    }

    byte[] salt() {
        return salt;
    }

    public byte[] encode() {
        try (ByteWriter writer = new ByteWriter()) {
            return writer.u64(generation).bytes(salt).bytes(sealed).toBytes();
        }
    }

    private static byte[] info(RecordKey recordKey, long generation) {
        try (ByteWriter writer = new ByteWriter()) {
            return writer.ascii("sv/v1/record")
                    .bytes(recordKey.id())
                    .u64(generation)
                    .toBytes();
        }
    }

    private static byte[] associatedData(byte[] vaultId, RecordKey recordKey, long generation) {
        try (ByteWriter writer = new ByteWriter()) {
            return writer.bytes(vaultId)
                    .bytes(recordKey.bytes())
                    .u64(generation)
                    .u16(VaultFile.VERSION)
                    .toBytes();
        }
    }
}
