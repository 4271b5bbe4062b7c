package dev.sessionvault.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;

class Argon2idTest {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void derive_vectorOfRfc9106_isReproduced() {
        Argon2Parameters parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(HEX.parseHex("02".repeat(16)))
                .withSecret(HEX.parseHex("03".repeat(8)))
                .withAdditional(HEX.parseHex("04".repeat(12)))
                .withMemoryAsKB(32)
                .withIterations(3)
                .withParallelism(4)
                .build();
        SecretBytes key = Argon2id.derive(SecretBytes.copyOf(HEX.parseHex("01".repeat(32))), parameters, 32);
        assertEquals("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659", hex(key));
    }

    @Test
    void derive_otherSaltOrCost_otherKey() {
        SecretBytes password = SecretBytes.copyOf(new byte[] {1, 2, 3});
        Argon2id.Cost cheap = new Argon2id.Cost(64, 1, 1);
        String key = hex(Argon2id.derive(password, new byte[16], cheap, 32));
        byte[] salt = new byte[16];
        salt[15] = 1;
        assertEquals(key, hex(Argon2id.derive(password, new byte[16], cheap, 32)));
        assertFalse(key.equals(hex(Argon2id.derive(password, salt, cheap, 32))));
        assertFalse(key.equals(hex(Argon2id.derive(password, new byte[16], new Argon2id.Cost(64, 2, 1), 32))));
    }

    @Test
    void cost_outOfBounds_isRefusedBeforeAnyMemoryIsTaken() {
        assertTrue(Argon2id.Cost.isAllowed(64 * 1024, 3, 1));
        assertFalse(Argon2id.Cost.isAllowed(0xFFFFFFFFL, 3, 1));
        assertFalse(Argon2id.Cost.isAllowed(7, 1, 1));
        assertFalse(Argon2id.Cost.isAllowed(64, 0, 1));
        assertFalse(Argon2id.Cost.isAllowed(64, 17, 1));
        assertFalse(Argon2id.Cost.isAllowed(64, 1, 0));
        assertFalse(Argon2id.Cost.isAllowed(64, 1, 5));
        assertThrows(IllegalArgumentException.class, () -> new Argon2id.Cost(Integer.MAX_VALUE, 1, 1));
    }

    private static String hex(SecretBytes secret) {
        return secret.read(SecretAccess.granted(), HEX::formatHex);
    }
}
