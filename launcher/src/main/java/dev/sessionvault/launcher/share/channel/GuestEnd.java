package dev.sessionvault.launcher.share.channel;

import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.tunnel.RelayRoute;
import dev.sessionvault.relay.wire.PublicKey;
import dev.sessionvault.secret.SecretBytes;
import java.time.Instant;

/** What a recipient needs to reach an owner. */
public final class GuestEnd {
    final RelayRoute relay;
    final PublicKey deployment;
    final SecretBytes secret;
    final Identity recipient;
    final Instant deadline;
    final KeyLife keyLife;

    /**
     * @param deployment D, of the handle
     * @param secret the handle's; read once, and stays the caller's to close
     * @param recipient stays the caller's, who closes it after the channel
     * @param deadline when everything ends, by the wall clock and by the time that has passed since now, whichever is first
     */
    public GuestEnd(RelayRoute relay, PublicKey deployment, SecretBytes secret, Identity recipient, Instant deadline) {
        this(relay, deployment, secret, recipient, deadline, KeyLife.STANDARD);
    }

    GuestEnd(
            RelayRoute relay,
            PublicKey deployment,
            SecretBytes secret,
            Identity recipient,
            Instant deadline,
            KeyLife keyLife) {
        this.relay = relay;
        this.deployment = deployment;
        this.secret = secret;
        this.recipient = recipient;
        this.deadline = deadline;
        this.keyLife = keyLife;
    }
}
