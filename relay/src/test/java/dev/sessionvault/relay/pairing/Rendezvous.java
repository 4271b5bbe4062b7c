package dev.sessionvault.relay.pairing;

import dev.sessionvault.relay.wire.HelloFields;
import dev.sessionvault.relay.wire.Instance;
import dev.sessionvault.relay.wire.PublicKey;
import dev.sessionvault.relay.wire.RelayName;
import dev.sessionvault.relay.wire.RendezvousId;
import dev.sessionvault.relay.wire.Role;
import java.util.Arrays;

/** One rendezvous of one deployment, and what its ends say. */
record Rendezvous(PublicKey deployment, PublicKey guest) {
    private static final RelayName NAME = new RelayName("relay.example.org:443");

    static Rendezvous number(int n) {
        return new Rendezvous(key(1), key(n));
    }

    static PublicKey key(int n) {
        byte[] bytes = new byte[PublicKey.BYTES];
        Arrays.fill(bytes, (byte) n);
        bytes[1] = (byte) (n >>> 8);
        bytes[2] = (byte) (n >>> 16);
        return PublicKey.of(bytes);
    }

    RendezvousId id() {
        return RendezvousId.of(deployment, guest);
    }

    Seat owner(Pairing pairing, Leg leg, Instance instance, long seconds) throws Refused {
        return pairing.admit(new HelloFields(Role.OWNER, seconds, deployment, guest, instance, NAME), id(), leg);
    }

    Seat owner(Pairing pairing, Leg leg) throws Refused {
        return owner(pairing, leg, Instance.random(), 1800);
    }

    Seat guest(Pairing pairing, Leg leg, Instance instance) throws Refused {
        return pairing.admit(new HelloFields(Role.GUEST, 0, deployment, guest, instance, NAME), id(), leg);
    }

    Seat guest(Pairing pairing, Leg leg) throws Refused {
        return guest(pairing, leg, Instance.random());
    }
}
