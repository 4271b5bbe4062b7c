package dev.sessionvault.crypto;

import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.secret.SecretReader;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id, version 1.3, of RFC 9106: a key from something a person can type.
 *
 * <p>Guarantee: each guess at the password costs whoever guesses about as much memory and time as it cost us.
 *
 * <p>Not guaranteed: a weak password stays weak. The memory is taken from the Java heap and not wiped afterwards; it
 * holds no copy of the password.
 */
public final class Argon2id {
    public static final int SALT_BYTES = 16;

    private Argon2id() {}

    /**
     * What a guess costs.
     *
     * <p>The bounds are part of the type, so that a damaged file cannot ask for the machine's whole memory.
     *
     * @param memoryKib 8 per lane at least, {@link #MAX_MEMORY_KIB} at most
     * @param passes 1 to {@link #MAX_PASSES}
     * @param lanes 1 to {@link #MAX_LANES}
     */
    public record Cost(int memoryKib, int passes, int lanes) {
        public static final int MAX_MEMORY_KIB = 256 * 1024;
        public static final int MAX_PASSES = 16;
        public static final int MAX_LANES = 4;

        /** @throws IllegalArgumentException if a number is out of its bounds */
        public Cost {
            if (!isAllowed(memoryKib, passes, lanes)) {
                throw new IllegalArgumentException("argon2id cost: out of bounds");
            }
        }

        /** Whether a cost may have these numbers, taken as unsigned. */
        public static boolean isAllowed(long memoryKib, int passes, int lanes) {
            return passes >= 1
                    && passes <= MAX_PASSES
                    && lanes >= 1
                    && lanes <= MAX_LANES
                    && memoryKib >= 8L * lanes
                    && memoryKib <= MAX_MEMORY_KIB;
        }
    }

    /** The key of {@code sizeBytes} that this password gives with this salt at this cost. */
    public static SecretBytes derive(SecretBytes password, byte[] salt, Cost cost, int sizeBytes) {
        Argon2Parameters.Builder parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(salt)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes());
        return derive(password, parameters.build(), sizeBytes);
    }

    static SecretBytes derive(SecretBytes password, Argon2Parameters parameters, int sizeBytes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(parameters);
        return password.read(SecretAccess.granted(), new SecretReader<SecretBytes, RuntimeException>() {
            @Override
            public SecretBytes read(byte[] bytes) {
                byte[] output = new byte[sizeBytes];
                generator.generateBytes(bytes, output);
                return SecretBytes.takeFrom(output);
            }
        });
    }
}
