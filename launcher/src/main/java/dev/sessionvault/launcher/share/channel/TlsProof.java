package dev.sessionvault.launcher.share.channel;

import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.relay.wire.Role;
import java.io.IOException;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.TlsContext;
import org.jspecify.annotations.Nullable;

/** What a handshake of TLS leaves behind: whose the other end is, and what both can derive from it. */
final class TlsProof {
    private @Nullable IdentityKey peer;
    private byte @Nullable [] ofOwner;
    private byte @Nullable [] ofGuest;

    void shown(Certificate certificate) throws IOException {
        peer = RawKey.alleged(certificate);
    }

    void complete(TlsContext context) {
        ofOwner = export(context, Role.OWNER);
        ofGuest = export(context, Role.GUEST);
    }

    private static byte[] export(TlsContext context, Role role) {
        return context.exportKeyingMaterial(
                Confirmation.EXPORTER, Confirmation.context(role), Confirmation.EXPORTED_BYTES);
    }

    boolean isComplete() {
        return ofGuest != null;
    }

    /** The other side's key, proven when the handshake is complete. */
    IdentityKey peer() {
        if (peer == null) {
            throw new IllegalStateException("no key was shown");
        }
        return peer;
    }

    /** What TLS exports for the end in this role; only when the handshake is complete. */
    byte[] exported(Role role) {
        byte[] exported = role == Role.OWNER ? ofOwner : ofGuest;
        if (exported == null) {
            throw new IllegalStateException("the handshake is not complete");
        }
        return exported;
    }
}
