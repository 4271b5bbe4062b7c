package dev.sessionvault.relay.wire;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;

/** RFC 8032 by the JDK, with keys as the 32 bytes that the RFC has. */
final class Ed25519 {
    private static final String NAME = "Ed25519";

    private Ed25519() {}

    static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(NAME);
            verifier.initVerify(KeyFactory.getInstance(NAME)
                    .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point(publicKey))));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // the key is no point of the curve, or the signature no signature
        }
    }

    static byte[] sign(byte[] seed, byte[] message) {
        try {
            Signature signer = Signature.getInstance(NAME);
            signer.initSign(KeyFactory.getInstance(NAME)
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed)));
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
    }

    static byte[] publicKey(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(NAME);
            generator.initialize(NamedParameterSpec.ED25519, new Fixed(seed));
            return encode(((EdECPublicKey) generator.generateKeyPair().getPublic()).getPoint());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
    }

    /** The y coordinate, little-endian, with the oddness of x in the highest bit (RFC 8032, 5.1.2). */
    private static byte[] encode(EdECPoint point) {
        byte[] encoded = new byte[PublicKey.BYTES];
        byte[] y = reversed(point.getY().toByteArray());
        System.arraycopy(y, 0, encoded, 0, Math.min(y.length, encoded.length));
        encoded[encoded.length - 1] |= (byte) (point.isXOdd() ? 0x80 : 0);
        return encoded;
    }

    private static EdECPoint point(byte[] encoded) {
        byte[] y = reversed(encoded);
        boolean xOdd = (y[0] & 0x80) != 0;
        y[0] &= 0x7f;
        return new EdECPoint(xOdd, new BigInteger(1, y));
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    /** The JDK computes the public half of a fresh key only: here the fresh key is one that exists. */
    private static final class Fixed extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final transient byte[] seed;

        Fixed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
