package dev.sessionvault.launcher.share.tunnel;

import dev.sessionvault.relay.wire.Challenge;
import dev.sessionvault.relay.wire.Hello;
import dev.sessionvault.relay.wire.Instance;
import dev.sessionvault.relay.wire.LegSigner;
import dev.sessionvault.relay.wire.PublicKey;
import dev.sessionvault.relay.wire.RelayName;
import dev.sessionvault.relay.wire.RendezvousId;
import dev.sessionvault.relay.wire.Role;
import java.util.function.LongSupplier;

/** The place at a rendezvous that a leg asks for, and the keys that open it. One for the life of the program. */
public final class Place {
    private final Role role;
    private final RendezvousId id;
    private final Instance instance = Instance.random();
    private final Hellos hellos;

    private interface Hellos {
        Hello hello(Instance instance, RelayName name, Challenge challenge);
    }

    private Place(Role role, RendezvousId id, Hellos hellos) {
        this.role = role;
        this.id = id;
        this.hellos = hellos;
    }

    /** @param secondsLeft of the session, asked at each hello */
    public static Place owner(LegSigner deployment, PublicKey guest, LongSupplier secondsLeft) {
        return new Place(
                Role.OWNER,
                RendezvousId.of(deployment.publicKey(), guest),
                (instance, name, challenge) ->
                        Hello.owner(deployment, guest, instance, lifetime(secondsLeft.getAsLong()), name, challenge));
    }

    public static Place guest(PublicKey deployment, LegSigner guest) {
        return new Place(
                Role.GUEST,
                RendezvousId.of(deployment, guest.publicKey()),
                (instance, name, challenge) -> Hello.guest(deployment, guest, instance, name, challenge));
    }

    private static long lifetime(long seconds) {
        return Math.max(1, Math.min(seconds, Hello.MAX_LIFETIME_SECONDS));
    }

    byte[] hello(RelayName name, Challenge challenge) {
        return hellos.hello(instance, name, challenge).encode();
    }

    public RendezvousId id() {
        return id;
    }

    public Role role() {
        return role;
    }
}
