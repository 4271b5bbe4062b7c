package dev.sessionvault.vault.format.v1;

import dev.sessionvault.crypto.Aead;
import dev.sessionvault.crypto.ForgedException;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.secret.SystemRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A record as it stands in the table: FORMAT.md "Records". Facts and key are sealed apart, each under a key of its own.
 *
 * <p>Guarantee: facts that open prove the sealed key beside them too. So all of a record is checked, and what is in it
 * is known, without a key in clear.
 */
public final class SealedRecord {
    private static final String SECTION = "record";
    private static final int SALT_BYTES = 32;
    private static final byte[] NONCE = new byte[Aead.NONCE_BYTES];
    private static final byte[] NOTHING = new byte[0];

    private final long generation;
    private final byte[] salt;
    private final byte[] sealedFacts;
    private final byte[] sealedKey;

    private SealedRecord(long generation, byte[] salt, byte[] sealedFacts, byte[] sealedKey) {
        this.generation = generation;
        this.salt = salt;
        this.sealedFacts = sealedFacts;
        this.sealedKey = sealedKey;
    }

    /**
     * Seals facts and key, each under a key that is used for nothing else.
     *
     * @param key {@code null} for a choice
     */
    public static SealedRecord seal(
            KeySchedule keys,
            byte[] vaultId,
            RecordKey recordKey,
            long generation,
            RecordFacts facts,
            @Nullable SecretBytes key) {
        byte[] salt = SystemRandom.bytes(SALT_BYTES);
        byte[] body = KeyBody.encode(key);
        try (SecretBytes bodyKey = keys.derive(salt, info("sv/v1/key", recordKey, generation));
                SecretBytes factsKey = keys.derive(salt, info("sv/v1/facts", recordKey, generation))) {
            byte[] sealedKey = Aead.seal(bodyKey, NONCE, data(vaultId, recordKey, generation, NOTHING), body);
            byte[] factsData = data(vaultId, recordKey, generation, sealedKey);
            return new SealedRecord(generation, salt, Aead.seal(factsKey, NONCE, factsData, facts.encode()), sealedKey);
        } finally {
            Arrays.fill(body, (byte) 0);
        }
    }

    /** @throws FormatException if these bytes are no sealed record */
    public static SealedRecord parse(byte[] value) throws FormatException {
        ByteReader reader = new ByteReader(SECTION, value);
        long generation = reader.u63("generation");
        byte[] salt = reader.bytes(SALT_BYTES);
        byte[] facts = reader.bytes(reader.u16());
        return new SealedRecord(generation, salt, facts, reader.bytes(reader.remaining()));
    }

    /** @throws FormatException if facts or key are not what was sealed for this vault, row and generation */
    public RecordFacts facts(KeySchedule keys, byte[] vaultId, RecordKey recordKey) throws FormatException {
        byte[] data = data(vaultId, recordKey, generation, sealedKey);
        return RecordFacts.parse(open(keys, info("sv/v1/facts", recordKey, generation), data, sealedFacts));
    }

    /**
     * The key, which the caller closes.
     *
     * @param kind what the facts say that this record is
     * @throws FormatException if it is not what was sealed for this vault, row and generation, or a choice's
     */
    public SecretBytes key(KeySchedule keys, byte[] vaultId, RecordKey recordKey, RecordKind kind)
            throws FormatException {
        byte[] data = data(vaultId, recordKey, generation, NOTHING);
        byte[] body = open(keys, info("sv/v1/key", recordKey, generation), data, sealedKey);
        try {
            return KeyBody.parse(kind, body);
        } finally {
            Arrays.fill(body, (byte) 0);
        }
    }

    private byte[] open(KeySchedule keys, byte[] info, byte[] data, byte[] sealed) throws FormatException {
        try (SecretBytes key = keys.derive(salt, info)) {
            return Aead.open(key, NONCE, data, sealed);
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
            return writer.u64(generation)
                    .bytes(salt)
                    .u16(sealedFacts.length)
                    .bytes(sealedFacts)
                    .bytes(sealedKey)
                    .toBytes();
        }
    }

    private static byte[] info(String label, RecordKey recordKey, long generation) {
        try (ByteWriter writer = new ByteWriter()) {
            return writer.ascii(label).bytes(recordKey.id()).u64(generation).toBytes();
        }
    }

    private static byte[] data(byte[] vaultId, RecordKey recordKey, long generation, byte[] sealedKey) {
        try (ByteWriter writer = new ByteWriter()) {
            return writer.bytes(vaultId)
                    .bytes(recordKey.bytes())
                    .u64(generation)
                    .u16(VaultFile.VERSION)
                    .bytes(sealedKey)
                    .toBytes();
        }
    }
}
