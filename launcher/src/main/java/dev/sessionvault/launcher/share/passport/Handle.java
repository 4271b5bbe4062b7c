package dev.sessionvault.launcher.share.passport;

import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.relay.wire.PublicKey;
import dev.sessionvault.relay.wire.RelayName;
import dev.sessionvault.secret.SecretBytes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a recipient is given by hand: where to meet, whom to believe, and the secret to be let in (SHARE.md, "The
 * handle"). Whoever has it can knock; of a session with a named recipient, nobody else is let in.
 *
 * <p>The secret is wiped when it is closed, and in no text but {@link #text}.
 */
public final class Handle implements AutoCloseable {
    public static final int SECRET_BYTES = 32;
    static final int HASH_BYTES = 32;

    private final SecretBytes secret;
    private final PublicKey deployment;
    private final IdentityKey owner;
    private final RelayName relay;
    private final boolean tls;
    private final boolean bearer;
    private final Instant end;
    private final byte @Nullable [] relayCa;

    /**
     * @param secret whose owner this becomes
     * @param deployment the public key that the relay knows the owner by
     * @param end of the session when it was opened, in whole seconds
     * @param relayCa SHA-256 of the certificate, in DER, of an authority to believe for this relay; {@code null} for those
     *     that the system believes
     */
    public Handle(
            SecretBytes secret,
            PublicKey deployment,
            IdentityKey owner,
            RelayName relay,
            boolean tls,
            boolean bearer,
            Instant end,
            byte @Nullable [] relayCa) {
        if (secret.size() != SECRET_BYTES || relayCa != null && relayCa.length != HASH_BYTES) {
            throw new IllegalArgumentException("the secret and the hash have " + SECRET_BYTES + " bytes each");
        }
        this.secret = secret;
        this.deployment = deployment;
        this.owner = owner;
        this.relay = relay;
        this.tls = tls;
        this.bearer = bearer;
        this.end = end;
        this.relayCa = relayCa == null ? null : relayCa.clone();
    }

    /**
     * @param text as it was given, perhaps in several lines; the caller wipes it
     * @throws PassportException NO_HANDLE, CUT_OFF, MISTYPED, LATER_VERSION, MALFORMED, or EXPIRED
     */
    public static Handle parse(byte[] text, Instant now) throws PassportException {
        Handle handle = HandleText.read(text);
        if (now.isBefore(handle.end)) {
            return handle;
        }
        handle.close();
        throw new PassportException(PassportException.Reason.EXPIRED, "the handle was good until " + handle.end);
    }

    /** As it is given: one word. The caller wipes it. */
    public byte[] text() {
        return HandleText.write(this);
    }

    /** Closed with this. */
    public SecretBytes secret() {
        return secret;
    }

    public PublicKey deployment() {
        return deployment;
    }

    public IdentityKey owner() {
        return owner;
    }

    public RelayName relay() {
        return relay;
    }

    public boolean isTls() {
        return tls;
    }

    /** Whether whoever has it is let in. */
    public boolean isBearer() {
        return bearer;
    }

    public Instant end() {
        return end;
    }

    public byte @Nullable [] relayCa() {
        return relayCa == null ? null : relayCa.clone();
    }

    @Override
    public void close() {
        secret.close();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "handle of " + owner.fingerprint().words() + " at " + relay + " until " + end;
    }
}
