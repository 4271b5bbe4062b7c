package dev.sessionvault.launcher.share.channel;

import dev.sessionvault.launcher.share.key.Identity;
import java.io.IOException;
import java.security.SecureRandom;
import org.bouncycastle.tls.AbstractTlsServer;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CertificateType;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsProtocol;
import org.bouncycastle.tls.TlsServerProtocol;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/** The owner is TLS's server. */
final class OwnerTls extends AbstractTlsServer implements TlsSide {
    private final Identity identity;
    private final Protocol protocol = new Protocol();
    private final TlsProof proof = new TlsProof();

    private static final class Protocol extends TlsServerProtocol {
        void renewKey() throws IOException {
            send13KeyUpdate(false);
        }
    }

    OwnerTls(Identity identity) {
        super(new BcTlsCrypto(new SecureRandom()));
        this.identity = identity;
    }

    @Override
    public TlsProtocol start() throws IOException {
        protocol.accept(this);
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
    public int[] getSupportedGroups() {
        return new int[] {GROUP};
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
    public TlsCredentials getCredentials() throws IOException {
        return new RawKey(getCrypto(), identity);
    }

    @Override
    public CertificateRequest getCertificateRequest() throws IOException {
        return new CertificateRequest(TlsUtils.EMPTY_BYTES, TlsUtils.vectorOfOne(RawKey.ALGORITHM), null, null);
    }

    @Override
    public void notifyClientCertificate(Certificate shown) throws IOException {
        proof.shown(shown);
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        proof.complete(context);
    }
}
