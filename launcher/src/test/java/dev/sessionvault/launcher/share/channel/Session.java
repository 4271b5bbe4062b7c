package dev.sessionvault.launcher.share.channel;

import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.launcher.share.tunnel.RelayRoute;
import dev.sessionvault.launcher.share.tunnel.RelayTrust;
import dev.sessionvault.relay.pairing.Grant;
import dev.sessionvault.relay.pairing.Quota;
import dev.sessionvault.relay.server.Relay;
import dev.sessionvault.relay.server.RelayConfig;
import dev.sessionvault.relay.wire.LegKey;
import dev.sessionvault.relay.wire.RelayName;
import dev.sessionvault.secret.SecretBytes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What an owner and a recipient have of one handle. */
final class Session {
    static final LegKey DEPLOYMENT = LegKey.of(new byte[LegKey.SEED_BYTES]);

    final SecretBytes secret;
    final Identity owner = Identity.random();
    final Identity recipient = Identity.random();
    Instant deadline = Instant.now().plus(Duration.ofMinutes(5));
    Predicate<IdentityKey> admit = key -> true;
    KeyLife keyLife = KeyLife.STANDARD;

    private final RelayRoute ownersWay;
    private final RelayRoute guestsWay;
    private final LegKey deployment;

    Session(RelayRoute ownersWay, RelayRoute guestsWay) {
        this(ownersWay, guestsWay, DEPLOYMENT, SecretBytes.random(LegKey.SECRET_BYTES));
    }

    private Session(RelayRoute ownersWay, RelayRoute guestsWay, LegKey deployment, SecretBytes secret) {
        this.ownersWay = ownersWay;
        this.guestsWay = guestsWay;
        this.deployment = deployment;
        this.secret = secret;
    }

    Session ofDeployment(LegKey other) {
        return new Session(ownersWay, guestsWay, other, secret);
    }

    /** The same handle for a guest that goes the owner's way. */
    Session besideOwner() {
        return new Session(ownersWay, ownersWay, deployment, secret);
    }

    static Session at(Relay relay) {
        return new Session(
                route(relay.address().getPort()), route(relay.address().getPort()));
    }

    static RelayRoute route(int port) {
        return new RelayRoute(new RelayName("localhost:" + port), false, RelayTrust.SYSTEM, Map.of());
    }

    static RelayConfig config() {
        return RelayConfig.local(List.of(new Grant(DEPLOYMENT.publicKey(), Quota.STANDARD)));
    }

    OwnerChannel listen(ChannelListener listener) throws ChannelException, InterruptedException {
        return OwnerChannel.listen(
                new OwnerEnd(ownersWay, deployment, secret, owner, admit, deadline, keyLife), listener);
    }

    GuestChannel open(ChannelListener listener) throws ChannelException, InterruptedException {
        return open(recipient, listener);
    }

    GuestChannel open(Identity as, ChannelListener listener) throws ChannelException, InterruptedException {
        return GuestChannel.open(
                new GuestEnd(guestsWay, deployment.publicKey(), secret, as, deadline, keyLife), listener);
    }
}
