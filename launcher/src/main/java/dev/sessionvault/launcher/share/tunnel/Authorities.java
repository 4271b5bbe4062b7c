package dev.sessionvault.launcher.share.tunnel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Who may vouch for a relay's name: a file that was given, or the system's, since sv's own runtime has none. */
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

    static SSLSocketFactory sockets(@Nullable Path given) throws PeerException {
        Path file = given == null ? system() : given;
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(read(file));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
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
                "this system has no CA certificates", "install ca-certificates, or name a file by --relay-ca");
    }

    private static KeyStore read(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        Matcher matcher = CERTIFICATE.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        int count = 0;
        while (matcher.find()) {
            byte[] bytes = Base64.getMimeDecoder().decode(matcher.group(1));
            store.setCertificateEntry(
                    Integer.toString(count++), factory.generateCertificate(new ByteArrayInputStream(bytes)));
        }
        if (count == 0) {
            throw new IOException("no certificate in it");
        }
        return store;
    }
}
