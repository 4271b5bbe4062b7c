package dev.sessionvault.launcher.share.channel;

import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.secret.SecretAccess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.CertificateType;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCrypto;
import org.bouncycastle.tls.crypto.TlsStreamSigner;

/** An Ed25519 key as TLS takes it where there are no certificates (RFC 7250), and what signs by it. */
final class RawKey implements TlsCredentialedSigner {
    static final SignatureAndHashAlgorithm ALGORITHM = SignatureAndHashAlgorithm.ed25519;

    /** SubjectPublicKeyInfo of Ed25519 (RFC 8410) up to the key itself, which ends it. */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final Identity identity;
    private final Certificate certificate;

    RawKey(TlsCrypto crypto, Identity identity) throws IOException {
        this.identity = identity;
        byte[] key = identity.publicKey().bytes();
        byte[] info = Arrays.copyOf(PREFIX, PREFIX.length + key.length);
        System.arraycopy(key, 0, info, PREFIX.length, key.length);
        CertificateEntry entry =
                new CertificateEntry(crypto.createCertificate(CertificateType.RawPublicKey, info), null);
        this.certificate =
                new Certificate(CertificateType.RawPublicKey, TlsUtils.EMPTY_BYTES, new CertificateEntry[] {entry});
    }

    /** The key that the other end shows; TLS has not yet seen that it has the private half. */
    static IdentityKey alleged(Certificate shown) throws IOException {
        if (shown.getCertificateType() != CertificateType.RawPublicKey || shown.getLength() != 1) {
            throw new TlsFatalAlert(AlertDescription.unsupported_certificate);
        }
        byte[] info = shown.getCertificateAt(0).getEncoded();
        if (info.length != PREFIX.length + IdentityKey.BYTES
                || !Arrays.equals(info, 0, PREFIX.length, PREFIX, 0, PREFIX.length)) {
            throw new TlsFatalAlert(AlertDescription.unsupported_certificate);
        }
        try {
            return IdentityKey.of(Arrays.copyOfRange(info, PREFIX.length, info.length));
        } catch (InvalidKeyException e) {
            throw new TlsFatalAlert(AlertDescription.bad_certificate);
        }
    }

    @Override
    public Certificate getCertificate() {
        return certificate;
    }

    @Override
    public SignatureAndHashAlgorithm getSignatureAndHashAlgorithm() {
        return ALGORITHM;
    }

    @Override
    public byte[] generateRawSignature(byte[] hash) {
        throw new IllegalStateException("Ed25519 signs messages, not hashes");
    }

    @Override
    public TlsStreamSigner getStreamSigner() {
        return new Signer(identity);
    }

    private static final class Signer implements TlsStreamSigner {
        private final Identity identity;
        private final ByteArrayOutputStream message = new ByteArrayOutputStream();

        Signer(Identity identity) {
            this.identity = identity;
        }

        @Override
        public OutputStream getOutputStream() {
            return message;
        }

        @Override
        public byte[] getSignature() {
            byte[] said = message.toByteArray();
            byte[] signature = new byte[IdentityKey.SIGNATURE_BYTES];
            return identity.read(SecretAccess.granted(), seed -> {
                Ed25519.sign(seed, 0, said, 0, said.length, signature, 0);
                return signature;
            });
        }
    }
}
