package dev.sessionvault.relay.server;

import dev.sessionvault.relay.pairing.Grant;
import dev.sessionvault.relay.pairing.Quota;
import dev.sessionvault.relay.wire.Challenge;
import dev.sessionvault.relay.wire.FrameException;
import dev.sessionvault.relay.wire.Hello;
import dev.sessionvault.relay.wire.Instance;
import dev.sessionvault.relay.wire.LegKey;
import dev.sessionvault.relay.wire.RelayName;
import dev.sessionvault.relay.wire.RendezvousId;
import dev.sessionvault.relay.wire.Role;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** What an owner and a guest of one handle have, and what they can do with it at a relay. */
final class Ends {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Of the one deployment that test relays know. */
    static final LegKey DEPLOYMENT = LegKey.of(new byte[LegKey.SEED_BYTES]);

    final LegKey deployment;
    final LegKey guest;
    final RendezvousId id;
    final Instance owner;
    final Instance invited;
    final RelayName name;
    final InetSocketAddress address;
    private final @Nullable SSLSocketFactory tls;

    private Ends(
            LegKey deployment,
            LegKey guest,
            RelayName name,
            InetSocketAddress address,
            @Nullable SSLSocketFactory tls) {
        this(deployment, guest, Instance.random(), Instance.random(), name, address, tls);
    }

    private Ends(
            LegKey deployment,
            LegKey guest,
            Instance owner,
            Instance invited,
            RelayName name,
            InetSocketAddress address,
            @Nullable SSLSocketFactory tls) {
        this.owner = owner;
        this.invited = invited;
        this.deployment = deployment;
        this.guest = guest;
        this.id = RendezvousId.of(deployment.publicKey(), guest.publicKey());
        this.name = name;
        this.address = address;
        this.tls = tls;
    }

    static List<Grant> grants() {
        return grants(Quota.STANDARD);
    }

    static List<Grant> grants(Quota quota) {
        return List.of(new Grant(DEPLOYMENT.publicKey(), quota));
    }

    static Ends at(Relay relay) {
        return at(relay.address(), nameOf(relay), null);
    }

    static RelayName nameOf(Relay relay) {
        return new RelayName("localhost:" + relay.address().getPort());
    }

    /** @param name what proofs are made for */
    static Ends at(InetSocketAddress address, RelayName name, @Nullable SSLSocketFactory tls) {
        byte[] secret = new byte[LegKey.SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return of(secret, address, name, tls);
    }

    /** Of a handle that is known. */
    static Ends of(byte[] secret, InetSocketAddress address, RelayName name, @Nullable SSLSocketFactory tls) {
        return new Ends(DEPLOYMENT, LegKey.ofGuest(secret), name, address, tls);
    }

    /** The same handle by another way to the relay. */
    Ends by(InetSocketAddress other) {
        return new Ends(deployment, guest, name, other, tls);
    }

    /** The same programs at another relay. */
    Ends movedTo(RelayName otherName, InetSocketAddress other) {
        return new Ends(deployment, guest, owner, invited, otherName, other, tls);
    }

    /** Another handle by the same way to the same relay. */
    Ends another() {
        return at(address, name, tls);
    }

    Ends named(RelayName other) {
        return new Ends(deployment, guest, other, address, tls);
    }

    Ends ofDeployment(LegKey other) {
        return new Ends(other, guest, name, address, tls);
    }

    RawWebSocket connect() throws IOException {
        return RawWebSocket.open(address, tls, id.path());
    }

    byte[] hello(Role role, Challenge challenge) {
        return role == Role.OWNER
                ? Hello.owner(deployment, guest.publicKey(), owner, 1800, name, challenge)
                        .encode()
                : Hello.guest(deployment.publicKey(), guest, invited, name, challenge)
                        .encode();
    }

    /** Up to WELCOME. */
    EndLeg enter(Role role) throws IOException, FrameException {
        return EndLeg.enter(connect(), challenge -> hello(role, challenge));
    }

    /** Another program with the same key: its hello, up to whatever the relay says. */
    EndLeg stranger(Role role) throws IOException, FrameException {
        Instance other = Instance.random();
        return EndLeg.say(
                connect(),
                challenge -> (role == Role.OWNER
                                ? Hello.owner(deployment, guest.publicKey(), other, 1800, name, challenge)
                                : Hello.guest(deployment.publicKey(), guest, other, name, challenge))
                        .encode());
    }

    /** Both legs, paired. */
    EndPair pair() throws IOException, FrameException {
        EndLeg first = enter(Role.OWNER);
        EndLeg second = enter(Role.GUEST);
        first.paired();
        second.paired();
        return new EndPair(first, second);
    }
}
