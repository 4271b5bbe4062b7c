package dev.sessionvault.launcher.share.channel;

import java.io.IOException;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsProtocol;

/** One side of TLS 1.3, as SHARE.md, "The handshake" wants it; nothing of it is negotiated. */
interface TlsSide {
    int SUITE = CipherSuite.TLS_AES_256_GCM_SHA384;
    int GROUP = NamedGroup.X25519MLKEM768;
    ProtocolVersion VERSION = ProtocolVersion.TLSv13;

    /** Begins the handshake, and does not wait for its end. */
    TlsProtocol start() throws IOException;

    /** From now on this side sends under another key. */
    void renewKey() throws IOException;

    TlsProof proof();
}
