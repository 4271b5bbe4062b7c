package dev.sessionvault.launcher.share.tunnel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Certificates that may vouch for others: of a file that was given, or the system's, since sv's own runtime has none. */
final class Authorities {
    /** Debian, Fedora and its kin, SUSE, Alpine. */
    private static final List<Path> SYSTEM = List.of(
            Path.of("/etc/ssl/certs/ca-certificates.crt"),
            Path.of("/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"),
            Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
            Path.of("/etc/ssl/ca-bundle.pem"),
            Path.of("/etc/ssl/cert.pem"));

    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----");

    private Authorities() {}

    static List<X509Certificate> read(@Nullable Path given) throws PeerException {
        Path file = given == null ? system() : given;
        try {
            return certificates(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw PeerException.refused(
                    "the CA certificates cannot be read: " + file, "want a file of certificates in PEM");
        }
    }

    private static Path system() throws PeerException {
        for (Path each : SYSTEM) {
            if (Files.isReadable(each)) {
                return each;
            }
        }
        throw PeerException.refused(
                "this system has no CA certificates", "install ca-certificates, or name a file of the relay's own");
    }

    private static List<X509Certificate> certificates(String text) throws IOException, GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> all = new ArrayList<>();
        Matcher matcher = CERTIFICATE.matcher(text);
        while (matcher.find()) {
            byte[] bytes = Base64.getMimeDecoder().decode(matcher.group(1));
            all.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes)));
        }
        if (all.isEmpty()) {
            throw new IOException("no certificate in it");
        }
        return all;
    }

    /** Believes who is vouched for by one of these. */
    static X509ExtendedTrustManager trusting(List<X509Certificate> authorities) throws CertificateException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (X509Certificate each : authorities) {
                store.setCertificateEntry(Integer.toString(store.size()), each);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        } catch (IOException | GeneralSecurityException e) {
            throw new CertificateException("no authority can be believed", e);
        }
    }
}
