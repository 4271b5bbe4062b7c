package dev.sessionvault.launcher.share.tunnel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/** A certificate with its key: an authority that issues others, or a server's. */
public final class TestAuthority {
    private static final Duration DAY = Duration.ofDays(1);
    private static final String SERVER = "CN=a server";
    private static final char[] PASSWORD = "not a secret".toCharArray();

    private final KeyPair keys;
    private final X509Certificate certificate;

    private TestAuthority(KeyPair keys, X509Certificate certificate) {
        this.keys = keys;
        this.certificate = certificate;
    }

    /** Vouches for itself. */
    public static TestAuthority named(String name) throws Exception {
        return valid(null, "CN=" + name, null);
    }

    /** An authority from long ago. */
    static TestAuthority expired(String name) throws Exception {
        return over(null, "CN=" + name, null);
    }

    TestAuthority authority(String name) throws Exception {
        return valid(this, "CN=" + name, null);
    }

    public TestAuthority server(String host) throws Exception {
        return valid(this, SERVER, host);
    }

    public TestAuthority expiredServer(String host) throws Exception {
        return over(this, SERVER, host);
    }

    /** Of nobody but itself. */
    public static TestAuthority lonelyServer(String host) throws Exception {
        return valid(null, SERVER, host);
    }

    static TestAuthority expiredLonelyServer(String host) throws Exception {
        return over(null, SERVER, host);
    }

    private static TestAuthority valid(@Nullable TestAuthority by, String subject, @Nullable String host)
            throws Exception {
        Instant now = Instant.now();
        return issue(by, subject, host, now.minus(DAY), now.plus(DAY));
    }

    private static TestAuthority over(@Nullable TestAuthority by, String subject, @Nullable String host)
            throws Exception {
        Instant now = Instant.now();
        return issue(by, subject, host, now.minus(DAY.multipliedBy(9)), now.minus(DAY));
    }

    private static TestAuthority issue(
            @Nullable TestAuthority by, String subject, @Nullable String host, Instant from, Instant to)
            throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        KeyPair signing = by == null ? keys : by.keys;
        AlgorithmIdentifier algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        V3TBSCertificateGenerator fields = new V3TBSCertificateGenerator();
        fields.setSerialNumber(new ASN1Integer(new BigInteger(63, new SecureRandom())));
        fields.setIssuer(new X500Name(
                by == null ? subject : by.certificate.getSubjectX500Principal().getName()));
        fields.setSubject(new X500Name(subject));
        fields.setStartDate(new Time(Date.from(from)));
        fields.setEndDate(new Time(Date.from(to)));
        fields.setSignature(algorithm);
        fields.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        if (host == null) {
            extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        } else {
            extensions.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
        }
        fields.setExtensions(extensions.generate());
        return new TestAuthority(keys, signed(fields.generateTBSCertificate(), algorithm, signing));
    }

    private static X509Certificate signed(TBSCertificate fields, AlgorithmIdentifier algorithm, KeyPair by)
            throws IOException, GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(by.getPrivate());
        signature.update(fields.getEncoded());
        ASN1EncodableVector all = new ASN1EncodableVector();
        all.add(fields);
        all.add(algorithm);
        all.add(new DERBitString(signature.sign()));
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(new DERSequence(all).getEncoded()));
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** As a handle names it. */
    public String hash() throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }

    /** Its own certificate and those others, as a server is configured with them. */
    public Path pem(Path file, TestAuthority... others) throws Exception {
        StringBuilder text = new StringBuilder("# made up - for a test\n");
        for (TestAuthority each :
                Stream.concat(Stream.of(this), Stream.of(others)).toList()) {
            text.append(block("CERTIFICATE", each.certificate.getEncoded()));
        }
        return Files.writeString(file, text);
    }

    /** PKCS#8, without a passphrase. */
    public Path key(Path file) throws IOException {
        return Files.writeString(file, block("PRIVATE KEY", keys.getPrivate().getEncoded()));
    }

    private static String block(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + what
                + "-----\n";
    }

    /** A server's side with this certificate, which shows those others behind it. */
    public SSLContext context(TestAuthority... others) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        List<Certificate> chain = Stream.concat(Stream.of(this), Stream.of(others))
                .map(each -> (Certificate) each.certificate)
                .toList();
        store.setKeyEntry("server", keys.getPrivate(), PASSWORD, chain.toArray(new Certificate[0]));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    SSLServerSocket listen(TestAuthority... others) throws Exception {
        return (SSLServerSocket)
                context(others).getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }
}
