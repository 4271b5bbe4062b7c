package dev.sessionvault.launcher.share.channel;

import dev.sessionvault.launcher.share.key.Identity;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Vector;
import org.bouncycastle.tls.AbstractTlsClient;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CertificateType;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsProtocol;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/** The guest is TLS's client. */
@SuppressWarnings("rawtypes") // the library's
final class GuestTls extends AbstractTlsClient implements TlsSide {
    private final Identity identity;
    private final Protocol protocol = new Protocol();
    private final TlsProof proof = new TlsProof();

    private static final class Protocol extends TlsClientProtocol {
        void renewKey() throws IOException {
            send13KeyUpdate(false);
        }
    }

    GuestTls(Identity identity) {
        super(new BcTlsCrypto(new SecureRandom()));
        this.identity = identity;
    }

    @Override
    public TlsProtocol start() throws IOException {
        protocol.connect(this);
        return protocol;
    }

    @Override
    public void renewKey() throws IOException {
        protocol.renewKey();
    }

    @Override
    public TlsProof proof() {
        return proof;
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return new int[] {SUITE};
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return VERSION.only();
    }

    @Override
    protected Vector getSupportedGroups(Vector roles) {
        return TlsUtils.vectorOfOne(GROUP);
    }

    @Override
    public Vector getEarlyKeyShareGroups() {
        return TlsUtils.vectorOfOne(GROUP);
    }

    @Override
    protected Vector getSupportedSignatureAlgorithms() {
        return TlsUtils.vectorOfOne(RawKey.ALGORITHM);
    }

    @Override
    public int getMaxCertificateChainLength() {
        return 1;
    }

    @Override
    protected short[] getAllowedClientCertificateTypes() {
        return new short[] {CertificateType.RawPublicKey};
    }

    @Override
    protected short[] getAllowedServerCertificateTypes() {
        return new short[] {CertificateType.RawPublicKey};
    }

    @Override
    public boolean shouldUseCompatibilityMode() {
        return false;
    }

    @Override
    public TlsAuthentication getAuthentication() {
        return new TlsAuthentication() {
            @Override
            public void notifyServerCertificate(TlsServerCertificate shown) throws IOException {
                proof.shown(shown.getCertificate());
            }

            @Override
            public TlsCredentials getClientCredentials(CertificateRequest request) throws IOException {
                return new RawKey(getCrypto(), identity);
            }
        };
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        proof.complete(context);
    }
}
