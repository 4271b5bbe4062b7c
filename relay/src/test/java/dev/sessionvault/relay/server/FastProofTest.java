package dev.sessionvault.relay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.relay.wire.LegKey;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Beside Java's own Ed25519, which signs here. */
class FastProofTest {
    private static final int TIMES = 60;

    private final Random random = new Random(8032);
    private final FastProof proof = new FastProof();

    @Test
    void saysWhatJavaSays_ofGoodOnesAndOfDamagedOnes() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            LegKey signer = LegKey.of(some(LegKey.SEED_BYTES));
            byte[] key = signer.publicKey().bytes();
            byte[] message = some(random.nextInt(300));
            byte[] signature = signer.sign(message);
            assertTrue(proof.verifies(key, message, signature));
            byte[][] all = {key, message, signature};
            byte[] damaged = all[message.length == 0 ? 2 : random.nextInt(all.length)];
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            assertEquals(java(key, message, signature), proof.verifies(key, message, signature));
            assertFalse(proof.verifies(key, message, signature));
        }
    }

    private byte[] some(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static boolean java(byte[] key, byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point(key))));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static EdECPoint point(byte[] key) {
        byte[] y = new byte[key.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = key[key.length - 1 - i];
        }
        boolean odd = y[0] < 0;
        y[0] &= 0x7f;
        return new EdECPoint(odd, new BigInteger(1, y));
    }

    @Test
    void aProofThatIsTooShort_isNone() {
        LegKey signer = LegKey.of(some(LegKey.SEED_BYTES));
        assertFalse(proof.verifies(signer.publicKey().bytes(), some(9), new byte[63]));
        assertFalse(proof.verifies(new byte[31], some(9), signer.sign(some(9))));
    }
}
