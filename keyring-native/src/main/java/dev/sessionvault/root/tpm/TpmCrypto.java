package dev.sessionvault.root.tpm;

import dev.sessionvault.secret.SystemRandom;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.AESLightEngine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.CFBBlockCipher;
import org.bouncycastle.crypto.modes.CFBModeCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.math.ec.ECFieldElement;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.custom.sec.SecP256R1Curve;

/**
 * The cryptography of a TPM session, for the one suite we speak: SHA-256, AES-128-CFB, P-256. Section numbers are those
 * of the TPM 2.0 Library, revision 1.59.
 *
 * <p>The cipher and MAC objects keep key copies of their own that cannot be wiped; those keys live for one session.
 */
final class TpmCrypto {
    static final int DIGEST_BYTES = 32;
    static final int COORDINATE_BYTES = 32;
    private static final int AES_KEY_BYTES = 16;
    private static final int AES_BLOCK_BYTES = 16;
    private static final int BITS = 8;

    private TpmCrypto() {}

    /** What a salted session starts with (Part 1, 19.6.13): the salt, and the point from which the TPM derives it. */
    static final class Salt {
        final byte[] value;
        final byte[] x;
        final byte[] y;

        private Salt(byte[] value, byte[] x, byte[] y) {
            this.value = value;
            this.x = x;
            this.y = y;
        }
    }

    /**
     * A fresh salt for the holder of a P-256 key, by ECDH with an ephemeral key.
     *
     * @throws IllegalArgumentException if the coordinates are not a point of the curve
     */
    static Salt salt(byte[] publicX, byte[] publicY) {
        P256 p256 = new P256();
        ECPoint theirs = p256.curve.validatePoint(new BigInteger(1, publicX), new BigInteger(1, publicY));
        BigInteger ephemeral = p256.scalar();
        byte[][] own = affine(p256.base.multiply(ephemeral));
        byte[] shared = affine(theirs.multiply(ephemeral))[0];
        try {
            return new Salt(kdfe(shared, "SECRET", own[0], publicX), own[0], own[1]);
        } finally {
            Arrays.fill(shared, (byte) 0);
        }
    }

    /** KDFe for 256 bits, which is one round (Part 1, 11.4.10.3). */
    private static byte[] kdfe(byte[] shared, String label, byte[] partyU, byte[] partyV) {
        return sha256(u32(1), shared, terminated(label), partyU, partyV);
    }

    /** KDFa for 256 bits, which is one round (Part 1, 11.4.10.2). */
    static byte[] kdfa(byte[] key, String label, byte[] contextU, byte[] contextV) {
        return hmac(key, u32(1), terminated(label), contextU, contextV, u32(DIGEST_BYTES * BITS));
    }

    /** @param keyAndIv the AES key and then the first block's initial value, as KDFa gives them (Part 1, 21.3) */
    static byte[] cfb(boolean encrypt, byte[] keyAndIv, byte[] data) {
        CFBModeCipher cipher = CFBBlockCipher.newInstance(new AESLightEngine(), AES_BLOCK_BYTES * BITS);
        KeyParameter key = new KeyParameter(keyAndIv, 0, AES_KEY_BYTES);
        cipher.init(encrypt, new ParametersWithIV(key, keyAndIv, AES_KEY_BYTES, AES_BLOCK_BYTES));
        byte[] out = new byte[data.length];
        cipher.processBytes(data, 0, data.length, out, 0);
        return out;
    }

    static byte[] sha256(byte[]... parts) {
        SHA256Digest digest = new SHA256Digest();
        for (byte[] part : parts) {
            digest.update(part, 0, part.length);
        }
        byte[] out = new byte[DIGEST_BYTES];
        digest.doFinal(out, 0);
        return out;
    }

    static byte[] hmac(byte[] key, byte[]... parts) {
        HMac mac = new HMac(new SHA256Digest());
        mac.init(new KeyParameter(key));
        for (byte[] part : parts) {
            mac.update(part, 0, part.length);
        }
        byte[] out = new byte[DIGEST_BYTES];
        mac.doFinal(out, 0);
        return out;
    }

    /** Compares in a time that depends on the sizes only. */
    static boolean same(byte[] one, byte[] other) {
        return org.bouncycastle.util.Arrays.constantTimeAreEqual(one, other);
    }

    static byte[] u32(int value) {
        return new byte[] {(byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value};
    }

    /** A label's bytes with the zero octet that the key derivations count in. */
    private static byte[] terminated(String label) {
        return (label + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The affine coordinates of a result, which the curve gives in Jacobian ones: x = X/Z², y = Y/Z³.
     *
     * <p>The library's own {@code normalize} blinds this division by {@code SecureRandom}, which would load the JCA at
     * every start. What blinding hides is a scalar that is used twice; ours is forgotten after this session.
     */
    private static byte[][] affine(ECPoint point) {
        ECFieldElement inverse = point.getZCoord(0).invert();
        ECFieldElement inverseSquare = inverse.square();
        return new byte[][] {
            point.getXCoord().multiply(inverseSquare).getEncoded(),
            point.getYCoord().multiply(inverseSquare).multiply(inverse).getEncoded()
        };
    }

    /** The curve NIST P-256 (FIPS 186-4, D.1.2.3). Made directly: the library's table of curves loads them all. */
    private static final class P256 {
        private static final String BASE_X = "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296";
        private static final String BASE_Y = "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";
        private static final int HEX = 16;

        final SecP256R1Curve curve = new SecP256R1Curve();
        final ECPoint base = curve.createPoint(new BigInteger(BASE_X, HEX), new BigInteger(BASE_Y, HEX));

        /** Uniform in [1, n-1], by trying again: a remainder would favour small numbers. */
        BigInteger scalar() {
            while (true) {
                byte[] bytes = SystemRandom.bytes(COORDINATE_BYTES);
                BigInteger scalar = new BigInteger(1, bytes);
                Arrays.fill(bytes, (byte) 0);
                if (scalar.signum() > 0 && scalar.compareTo(curve.getOrder()) < 0) {
                    return scalar;
                }
            }
        }
    }
}
