package dev.sessionvault.launcher.share.tunnel;

import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Believes one authority, known by its hash alone: the certificate itself is the one that the server shows. Path, name and
 * times are then checked as for any other authority.
 */
final class PinnedAuthority extends X509ExtendedTrustManager {
    private static final int NO_AUTHORITY = -1;

    private final byte[] hash;

    PinnedAuthority(byte[] hash) {
        this.hash = hash.clone();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
            throws CertificateException {
        within(chain).checkServerTrusted(chain, type, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
            throws CertificateException {
        within(chain).checkServerTrusted(chain, type, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        within(chain).checkServerTrusted(chain, type);
    }

    private X509ExtendedTrustManager within(X509Certificate[] chain) throws CertificateException {
        for (int i = 0; i < chain.length; i++) {
            if (MessageDigest.isEqual(hash, hashOf(chain[i]))) {
                requireAuthority(chain[i], i);
                return Authorities.trusting(List.of(chain[i]));
            }
        }
        throw new CertificateException(new CertPathValidatorException("none of these has the hash"));
    }

    /** The JDK asks an anchor for neither its times nor whether it is an authority at all. */
    private static void requireAuthority(X509Certificate anchor, int place) throws CertificateException {
        anchor.checkValidity();
        if (place > 0 && anchor.getBasicConstraints() == NO_AUTHORITY) {
            throw new CertificateException(new CertPathValidatorException("it is no authority"));
        }
    }

    /** SHA-256 of the certificate in DER. */
    static byte[] hashOf(X509Certificate certificate) throws CertificateEncodingException {
        try {
            return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("nobody logs in here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
