package dev.sessionvault.relay.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for localhost by the JDK's keytool, as PEM files, and a client that trusts it alone. */
final class TestCertificate {
    private static final String PASSWORD = "not a secret";

    private static final List<TestCertificate> MADE = new ArrayList<>();

    private final KeyStore store;

    private TestCertificate(KeyStore store) {
        this.store = store;
    }

    /** Made once for all tests: each costs a start of Java. */
    static synchronized TestCertificate first() throws Exception {
        return made(0);
    }

    /** Another for the same name. */
    static synchronized TestCertificate second() throws Exception {
        return made(1);
    }

    private static TestCertificate made(int number) throws Exception {
        while (MADE.size() <= number) {
            Path directory = Files.createTempDirectory("relay-test");
            MADE.add(make(directory.resolve("store")));
            Files.delete(directory.resolve("store"));
            Files.delete(directory);
        }
        return MADE.get(number);
    }

    private static TestCertificate make(Path file) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "relay",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!keytool.waitFor(30, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IOException("keytool: " + said);
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return new TestCertificate(store);
    }

    /** @param writtenAt as the files' time, so that a change within its resolution is seen */
    void write(TlsFiles files, Instant writtenAt) throws Exception {
        write(
                files.key(),
                "PRIVATE KEY",
                store.getKey("relay", PASSWORD.toCharArray()).getEncoded());
        write(files.certificate(), "CERTIFICATE", certificate().getEncoded());
        Files.setLastModifiedTime(files.certificate(), FileTime.from(writtenAt));
    }

    private static void write(Path file, String what, byte[] bytes) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        Files.writeString(file, "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n");
    }

    private Certificate certificate() throws Exception {
        return store.getCertificate("relay");
    }

    SSLSocketFactory client(String protocol) throws Exception {
        return client(protocol, certificate());
    }

    /** @param pem as {@link #write} wrote it */
    static SSLSocketFactory client(Path pem) throws Exception {
        try (InputStream in = Files.newInputStream(pem)) {
            return client("TLSv1.3", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
    }

    private static SSLSocketFactory client(String protocol, Certificate certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("relay", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance(protocol);
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }
}
