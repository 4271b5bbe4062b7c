package dev.sessionvault.launcher.share.tunnel;

import dev.sessionvault.relay.wire.CloseCode;
import dev.sessionvault.relay.wire.LegKey;
import dev.sessionvault.relay.wire.LegSigner;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes to a relay, is let in as a deployment, and leaves: a session that nobody is invited to. */
public final class RelayVisit {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int SESSION_SECONDS = 30;

    /** Said to a deployment that the relay knows: PROTOCOL.md, "Close codes". */
    private static final Set<CloseCode> KNOWN = EnumSet.of(CloseCode.OVER_QUOTA, CloseCode.TOO_OFTEN);

    private RelayVisit() {}

    /**
     * @return by which certificate the relay's handles name its authority, as {@link RelayTrust#pinned} takes it; null if the
     *     system's authorities vouch for it, or if there is no TLS
     * @throws PeerException why it is not reached, not believed, or does not let this deployment in
     */
    public static @Nullable String make(RelayRoute route, LegSigner deployment) throws PeerException {
        byte[] secret = new byte[LegKey.SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        try (LegKey guest = LegKey.ofGuest(secret);
                Leg leg = new Leg(route, Place.owner(deployment, guest.publicKey(), () -> SESSION_SECONDS))) {
            Thread watch = watch(leg);
            try {
                enter(leg);
            } finally {
                watch.interrupt();
            }
            return route.tls() ? route.trust().authority(leg.shown()) : null;
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static Thread watch(Leg leg) {
        Thread watch = new Thread(
                () -> {
                    try {
                        Thread.sleep(LIMIT.toMillis());
                    } catch (InterruptedException e) {
                        return;
                    }
                    leg.close();
                },
                "sv-visit");
        watch.setDaemon(true);
        watch.start();
        return watch;
    }

    private static void enter(Leg leg) throws PeerException {
        try {
            leg.enter();
            leg.leave();
        } catch (PeerException e) {
            if (!KNOWN.contains(e.code())) {
                throw e;
            }
        } catch (IOException e) {
            // it was let in, and that was the question
        }
    }
}
