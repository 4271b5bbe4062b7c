package dev.sessionvault.launcher.share.channel;

import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.relay.wire.Role;
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
import org.jspecify.annotations.Nullable;

/** The guest is TLS's client. */
@SuppressWarnings("rawtypes") // the library's
final class GuestTls extends AbstractTlsClient implements TlsSide {
    private final Identity identity;
    private final Protocol protocol = new Protocol();
    private @Nullable IdentityKey peer;
    private byte @Nullable [] ofOwner;
    private byte @Nullable [] ofGuest;

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
                peer = RawKey.alleged(shown.getCertificate());
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
        ofOwner = export(Role.OWNER);
        ofGuest = export(Role.GUEST);
    }

    private byte[] export(Role role) {
        return context.exportKeyingMaterial(
                Confirmation.EXPORTER, Confirmation.context(role), Confirmation.EXPORTED_BYTES);
    }

    @Override
    public boolean isComplete() {
        return ofGuest != null;
    }

    @Override
    public IdentityKey peer() {
        if (peer == null) {
            throw new IllegalStateException("no key was shown");
        }
        return peer;
    }

    @Override
    public byte[] exported(Role role) {
        byte[] exported = role == Role.OWNER ? ofOwner : ofGuest;
        if (exported == null) {
            throw new IllegalStateException("the handshake is not complete");
        }
        return exported;
    }
}
