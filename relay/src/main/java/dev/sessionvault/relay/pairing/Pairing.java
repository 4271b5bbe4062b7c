package dev.sessionvault.relay.pairing;

import dev.sessionvault.relay.wire.CloseCode;
import dev.sessionvault.relay.wire.HelloFields;
import dev.sessionvault.relay.wire.RelayName;
import dev.sessionvault.relay.wire.RendezvousId;
import dev.sessionvault.relay.wire.Restarting;
import dev.sessionvault.relay.wire.Role;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All sessions of a relay. Of two legs that come at the same time both are let in and they are paired; of two owners of
 * different instances exactly one is.
 */
public final class Pairing {
    private final Limits limits;
    private final Duration ping;
    private final LongSupplier nanoTime;
    private final Tally tally = new Tally();
    private final Deployments deployments;
    private final ConcurrentMap<RendezvousId, Session> sessions = new ConcurrentHashMap<>();
    private volatile boolean draining;
    private volatile boolean full;

    /**
     * @param ping what legs are told to expect
     * @param nanoTime a clock that never goes back
     */
    public Pairing(Limits limits, Duration ping, LongSupplier nanoTime) {
        this.limits = limits;
        this.ping = ping;
        this.nanoTime = nanoTime;
        this.deployments = new Deployments(nanoTime);
    }

    /** Sessions of a key that is no longer among these end at once. */
    public void permit(Collection<Grant> grants) {
        deployments.replace(grants);
        for (Session session : sessions.values()) {
            if (deployments.find(session.deployment().grant().key()) == null) {
                session.finish(CloseCode.UNKNOWN_TOKEN);
            }
        }
    }

    /**
     * Gives a leg its place and tells it so.
     *
     * @param hello whose proof has been verified for this id
     */
    public Seat admit(HelloFields hello, RendezvousId id, Leg leg) throws Refused {
        if (draining) {
            throw new Refused(CloseCode.RESTARTS);
        }
        Seat seat = hello.role() == Role.OWNER ? admitOwner(hello, id, leg) : admitGuest(hello, id, leg);
        if (draining) {
            // It came in while the others were told.
            seat.leave(CloseCode.RESTARTS);
            throw new Refused(CloseCode.RESTARTS);
        }
        return seat;
    }

    /** Who holds this place of a rendezvous; it may have left by the time this returns. */
    public @Nullable Leg present(RendezvousId id, Role role) {
        Session session = sessions.get(id);
        return session == null ? null : session.legOf(role);
    }

    private Seat admitOwner(HelloFields hello, RendezvousId id, Leg leg) throws Refused {
        Deployment deployment = deployments.find(hello.deployment());
        if (deployment == null) {
            throw new Refused(CloseCode.UNKNOWN_TOKEN);
        }
        if (!deployment.takeHello()) {
            throw new Refused(CloseCode.TOO_OFTEN);
        }
        while (true) {
            Session session = sessions.get(id);
            Seat seat = (session == null ? open(id, deployment) : session).enter(hello, leg);
            if (seat != null) {
                requireStillPermitted(hello, seat);
                return seat;
            }
        }
    }

    /** A key that was revoked while its owner came in was not seen by {@link #permit}. */
    private void requireStillPermitted(HelloFields hello, Seat seat) throws Refused {
        if (deployments.find(hello.deployment()) == null) {
            seat.leave(CloseCode.NORMAL);
            throw new Refused(CloseCode.UNKNOWN_TOKEN);
        }
    }

    /** One atomic step decides which session an id has; whoever comes second enters that one. */
    private Session open(RendezvousId id, Deployment deployment) throws Refused {
        if (full || sessions.size() >= limits.sessions()) {
            throw new Refused(CloseCode.BUSY);
        }
        if (!deployment.takeSession()) {
            throw new Refused(CloseCode.OVER_QUOTA);
        }
        Session fresh = new Session(this, id, deployment);
        Session present = sessions.putIfAbsent(id, fresh);
        if (present != null) {
            deployment.giveBackSession();
            return present;
        }
        tally.sessionsOpened.increment();
        return fresh;
    }

    private Seat admitGuest(HelloFields hello, RendezvousId id, Leg leg) throws Refused {
        Session session = sessions.get(id);
        Seat seat = session == null ? null : session.enter(hello, leg);
        if (seat == null) {
            throw new Refused(CloseCode.NO_RENDEZVOUS);
        }
        return seat;
    }

    /** Ends what is over. To be called about once a second. */
    public void sweep() {
        sessions.values().forEach(Session::sweep);
    }

    /**
     * Lets nobody in any more, and tells those who are here when and where to go.
     *
     * @param spread each pair is told a time of its own within this, so that they do not all come at once
     * @param tryFor how long they should keep trying
     */
    public void drain(Duration spread, Duration tryFor, @Nullable RelayName where) {
        draining = true;
        for (Session session : sessions.values()) {
            long in = ThreadLocalRandom.current().nextLong(spread.toMillis() + 1);
            session.tellRestart(new Restarting(in, tryFor.toSeconds(), where));
        }
    }

    public boolean isDraining() {
        return draining;
    }

    /** While it is, no new session is opened; those that are there go on, and their legs may come back. */
    public void setFull(boolean value) {
        full = value;
    }

    public boolean isFull() {
        return full;
    }

    public void endAll(CloseCode code) {
        sessions.values().forEach(session -> session.finish(code));
    }

    public int sessions() {
        return sessions.size();
    }

    public long pairs() {
        return sessions.values().stream().filter(Session::isPaired).count();
    }

    public Tally tally() {
        return tally;
    }

    void ended(RendezvousId id, Session session, Deployment deployment) {
        if (sessions.remove(id, session)) {
            deployment.giveBackSession();
            tally.sessionsEnded.increment();
        }
    }

    Limits limits() {
        return limits;
    }

    long pingMillis() {
        return ping.toMillis();
    }

    long now() {
        return nanoTime.getAsLong();
    }

    TokenBucket bucket(Rate rate) {
        return new TokenBucket(rate, nanoTime);
    }
}
