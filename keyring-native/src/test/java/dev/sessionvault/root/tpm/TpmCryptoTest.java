package dev.sessionvault.root.tpm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.HexFormat;
import javax.crypto.KeyAgreement;
import org.junit.jupiter.api.Test;

class TpmCryptoTest {
    private static final HexFormat HEX = HexFormat.of();

    /** FIPS 180-4's example of one block. */
    @Test
    void sha256_ofTheStandardsExample() {
        assertArrayEquals(
                HEX.parseHex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
                TpmCrypto.sha256(ascii("a"), ascii("bc")));
    }

    /** RFC 4231, test case 2. */
    @Test
    void hmac_ofTheStandardsExample() {
        assertArrayEquals(
                HEX.parseHex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
                TpmCrypto.hmac(ascii("Jefe"), ascii("what do ya want "), ascii("for nothing?")));
    }

    /** NIST SP 800-38A, F.3.13: CFB128-AES128, and its first 20 bytes, since we encrypt what is no whole block. */
    @Test
    void cfb_ofTheStandardsExample() {
        byte[] keyAndIv = HEX.parseHex("2b7e151628aed2a6abf7158809cf4f3c" + "000102030405060708090a0b0c0d0e0f");
        byte[] plain = HEX.parseHex("6bc1bee22e409f96e93d7e117393172a" + "ae2d8a57");
        byte[] cipher = HEX.parseHex("3b3fd92eb72dad20333449f8e83cfb4a" + "c8a64537");
        assertArrayEquals(cipher, TpmCrypto.cfb(true, keyAndIv, plain));
        assertArrayEquals(plain, TpmCrypto.cfb(false, keyAndIv, cipher));
    }

    /** The TPM's side of it, done by the JDK: ECDH with the point we send, then KDFe (Part 1, 11.4.10.3). */
    @Test
    void salt_isWhatTheHolderOfTheKeyDerives() throws Exception {
        for (int i = 0; i < 20; i++) {
            KeyPair srk = p256();
            ECPoint point = ((ECPublicKey) srk.getPublic()).getW();
            byte[] x = unsigned(point.getAffineX());
            TpmCrypto.Salt salt = TpmCrypto.salt(x, unsigned(point.getAffineY()));
            byte[] expected = TpmCrypto.sha256(TpmCrypto.u32(1), agreed(srk, salt), ascii("SECRET\0"), salt.x, x);
            assertArrayEquals(expected, salt.value);
        }
    }

    @Test
    void salt_isAnotherEachTime() throws Exception {
        ECPoint point = ((ECPublicKey) p256().getPublic()).getW();
        byte[] x = unsigned(point.getAffineX());
        byte[] y = unsigned(point.getAffineY());
        assertFalse(TpmCrypto.same(TpmCrypto.salt(x, y).value, TpmCrypto.salt(x, y).value));
    }

    @Test
    void pointOffTheCurve_isRefused() throws Exception {
        ECPoint point = ((ECPublicKey) p256().getPublic()).getW();
        byte[] y = unsigned(point.getAffineY());
        y[31] ^= 1;
        assertThrows(IllegalArgumentException.class, () -> TpmCrypto.salt(unsigned(point.getAffineX()), y));
        assertThrows(IllegalArgumentException.class, () -> TpmCrypto.salt(new byte[32], new byte[32]));
    }

    @Test
    void same_anyBitFlipped_isFalse() {
        byte[] bytes = TpmCrypto.sha256();
        assertTrue(TpmCrypto.same(bytes, bytes.clone()));
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            assertFalse(TpmCrypto.same(bytes, flipped));
        }
        assertFalse(TpmCrypto.same(bytes, new byte[0]));
    }

    private static KeyPair p256() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static byte[] agreed(KeyPair srk, TpmCrypto.Salt salt) throws Exception {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        ECPoint point = new ECPoint(new BigInteger(1, salt.x), new BigInteger(1, salt.y));
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(srk.getPrivate());
        agreement.doPhase(
                KeyFactory.getInstance("EC")
                        .generatePublic(new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class))),
                true);
        return agreement.generateSecret();
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(bytes.length, fixed.length);
        System.arraycopy(bytes, bytes.length - length, fixed, fixed.length - length, length);
        return fixed;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
