package dev.sessionvault.relay.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A chain and its key, read once and known to fit: between the two writes of a renewal they do not. */
final class OwnCertificate {
    private static final byte[] BEGIN = "-----BEGIN PRIVATE KEY-----".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "-----END PRIVATE KEY-----".getBytes(StandardCharsets.US_ASCII);

    private final List<X509Certificate> chain;
    private final PrivateKey key;

    private OwnCertificate(List<X509Certificate> chain, PrivateKey key) {
        this.chain = chain;
        this.key = key;
    }

    static OwnCertificate read(TlsFiles files) throws IOException, GeneralSecurityException {
        List<X509Certificate> chain = chain(Files.readAllBytes(files.certificate()));
        PublicKey publicKey = chain.get(0).getPublicKey();
        byte[] pem = Files.readAllBytes(files.key());
        try {
            PrivateKey key = key(pem, publicKey.getAlgorithm());
            requireFit(key, publicKey);
            return new OwnCertificate(chain, key);
        } finally {
            Arrays.fill(pem, (byte) 0);
        }
    }

    private static List<X509Certificate> chain(byte[] pem) throws GeneralSecurityException {
        List<X509Certificate> chain =
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)).stream()
                        .map(X509Certificate.class::cast)
                        .toList();
        if (chain.isEmpty()) {
            throw new GeneralSecurityException("holds no certificate");
        }
        return chain;
    }

    private static PrivateKey key(byte[] pem, String algorithm) throws GeneralSecurityException {
        int from = indexOf(pem, BEGIN) + BEGIN.length;
        int to = indexOf(pem, END);
        byte[] encoded = new byte[0];
        try {
            encoded = Base64.getMimeDecoder().decode(Arrays.copyOfRange(pem, from, to));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("is not PEM", e);
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    private static int indexOf(byte[] bytes, byte[] part) throws GeneralSecurityException {
        for (int at = 0; at + part.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        throw new GeneralSecurityException("is not PKCS#8 in PEM");
    }

    private static void requireFit(PrivateKey key, PublicKey publicKey) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(
                switch (publicKey.getAlgorithm()) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    default -> publicKey.getAlgorithm();
                });
        signature.initSign(key);
        signature.update(BEGIN);
        byte[] signed = signature.sign();
        signature.initVerify(publicKey);
        signature.update(BEGIN);
        if (!signature.verify(signed)) {
            throw new GeneralSecurityException("is not the certificate's");
        }
    }

    X509Certificate[] chain() {
        return chain.toArray(new X509Certificate[0]);
    }

    PrivateKey key() {
        return key;
    }
}
