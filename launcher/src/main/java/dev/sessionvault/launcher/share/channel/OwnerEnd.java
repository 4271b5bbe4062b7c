package dev.sessionvault.launcher.share.channel;

import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.launcher.share.tunnel.RelayRoute;
import dev.sessionvault.relay.wire.LegSigner;
import dev.sessionvault.secret.SecretBytes;
import java.time.Instant;
import java.util.function.Predicate;

/** What an owner needs to wait for recipients. */
public final class OwnerEnd {
    final RelayRoute relay;
    final LegSigner deployment;
    final SecretBytes secret;
    final Identity session;
    final Predicate<IdentityKey> admit;
    final Instant deadline;
    final KeyLife keyLife;

    /**
     * @param deployment signs each hello, also when the connection was cut
     * @param secret the handle's; read once, and stays the caller's to close
     * @param session K; stays the caller's, who closes it after the channel
     * @param admit whether this key is let in; asked after the other end has proven it and that it has the handle
     * @param deadline when everything ends, by the wall clock and by the time that has passed since now, whichever is first
     */
    public OwnerEnd(
            RelayRoute relay,
            LegSigner deployment,
            SecretBytes secret,
            Identity session,
            Predicate<IdentityKey> admit,
            Instant deadline) {
        this(relay, deployment, secret, session, admit, deadline, KeyLife.STANDARD);
    }

    OwnerEnd(
            RelayRoute relay,
            LegSigner deployment,
            SecretBytes secret,
            Identity session,
            Predicate<IdentityKey> admit,
            Instant deadline,
            KeyLife keyLife) {
        this.relay = relay;
        this.deployment = deployment;
        this.secret = secret;
        this.session = session;
        this.admit = admit;
        this.deadline = deadline;
        this.keyLife = keyLife;
    }
}
