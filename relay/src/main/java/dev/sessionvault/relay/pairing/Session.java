package dev.sessionvault.relay.pairing;

import dev.sessionvault.relay.wire.CloseCode;
import dev.sessionvault.relay.wire.HelloFields;
import dev.sessionvault.relay.wire.Paired;
import dev.sessionvault.relay.wire.PeerGone;
import dev.sessionvault.relay.wire.RelayFrame;
import dev.sessionvault.relay.wire.RendezvousId;
import dev.sessionvault.relay.wire.Restarting;
import dev.sessionvault.relay.wire.Role;
import dev.sessionvault.relay.wire.Welcome;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One rendezvous: its two places, and its time. Every change is one step under its lock. */
final class Session {
    private final Pairing pairing;
    private final RendezvousId id;
    private final Deployment deployment;
    private final TokenBucket hellos;
    private final long lastEnd;

    private @Nullable Seat owner;
    private @Nullable Seat guest;
    private long epoch;
    private long end;
    private boolean ended;

    /** When an owner without a guest was last heard of, or a pair last moved. */
    private long activeAt;

    private long framesSeen;

    Session(Pairing pairing, RendezvousId id, Deployment deployment) {
        this.pairing = pairing;
        this.id = id;
        this.deployment = deployment;
        this.hellos = pairing.bucket(pairing.limits().rendezvousHellos());
        this.lastEnd = pairing.now() + pairing.limits().session().toNanos();
        this.end = lastEnd;
        this.activeAt = pairing.now();
    }

    /** @return null if the session has ended in the meantime: there may be another under the same id */
    synchronized @Nullable Seat enter(HelloFields hello, Leg leg) throws Refused {
        if (ended) {
            return null;
        }
        requireRoom(hello);
        Seat seat = new Seat(
                this,
                hello.role(),
                leg,
                hello.instance(),
                pairing.bucket(pairing.limits().legFrames()));
        supersede(hello.role());
        sit(hello.role(), seat);
        if (hello.role() == Role.OWNER) {
            setEnd(hello.lifetimeSeconds());
        }
        leg.send(new Welcome(RelayFrame.VERSION, secondsLeft(), RelayFrame.MAX_BYTES, pairing.pingMillis()));
        pairIfComplete();
        return seat;
    }

    private void requireRoom(HelloFields hello) throws Refused {
        if (!hellos.tryTake()) {
            throw new Refused(CloseCode.TOO_OFTEN);
        }
        Seat present = seat(hello.role());
        if (present != null && !present.isHeldBy(hello.instance())) {
            throw new Refused(CloseCode.TAKEN);
        }
    }

    private void supersede(Role role) {
        Seat old = seat(role);
        if (old != null) {
            stand(old, CloseCode.SUPERSEDED);
            old.leg().close(CloseCode.SUPERSEDED);
        }
    }

    private void setEnd(long lifetimeSeconds) {
        long wanted = pairing.now() + TimeUnit.SECONDS.toNanos(lifetimeSeconds);
        end = wanted - lastEnd < 0 ? wanted : lastEnd;
        activeAt = pairing.now();
    }

    /** Both legs are told before either's DATA has a way: what one sends cannot overtake what the other is told. */
    private void pairIfComplete() {
        Seat first = owner;
        Seat second = guest;
        if (first == null || second == null) {
            return;
        }
        epoch++;
        activeAt = pairing.now();
        Paired paired = new Paired(epoch, secondsLeft());
        first.leg().send(paired);
        second.leg().send(paired);
        first.route(new Route(second.leg(), epoch));
        second.route(new Route(first.leg(), epoch));
        pairing.tally().pairings.increment();
    }

    synchronized void leave(Seat seat, CloseCode cause) {
        if (ended || seat(seat.role()) != seat) {
            return;
        }
        stand(seat, cause);
        boolean byOwner = seat.role() == Role.OWNER;
        if (byOwner && cause == CloseCode.NORMAL) {
            finish(CloseCode.ENDED);
        } else if (byOwner && epoch == 0) {
            finish(cause); // nobody can come back to what never was a pair
        }
    }

    private void stand(Seat seat, CloseCode cause) {
        Seat other = seat(seat.role().other());
        sit(seat.role(), null);
        seat.route(new Route(null, seat.route().epoch()));
        if (other != null) {
            other.route(new Route(null, epoch));
            other.leg().send(new PeerGone(epoch, cause));
            activeAt = pairing.now();
        }
    }

    /** Closes both legs. */
    synchronized void finish(CloseCode code) {
        if (ended) {
            return;
        }
        ended = true;
        close(owner, code);
        close(guest, code);
        pairing.ended(id, this, deployment);
    }

    private static void close(@Nullable Seat seat, CloseCode code) {
        if (seat != null) {
            seat.route(new Route(null, seat.route().epoch()));
            seat.leg().close(code);
        }
    }

    /** What is due by now. */
    synchronized void sweep() {
        long now = pairing.now();
        if (ended) {
            return;
        }
        if (now - end >= 0) {
            finish(CloseCode.EXPIRED);
        } else if (owner != null && guest != null) {
            sweepPair(now, owner.frames() + guest.frames());
        } else if (owner != null && isOver(now, pairing.limits().waiting())) {
            Seat waiting = owner;
            waiting.leg().close(CloseCode.WAITED);
            leave(waiting, CloseCode.WAITED);
        }
    }

    private void sweepPair(long now, long frames) {
        if (frames != framesSeen) {
            framesSeen = frames;
            activeAt = now;
        } else if (isOver(now, pairing.limits().idle())) {
            finish(CloseCode.IDLE);
        }
    }

    private boolean isOver(long now, Duration limit) {
        return now - activeAt >= limit.toNanos();
    }

    synchronized void tellRestart(Restarting frame) {
        if (owner != null) {
            owner.leg().send(frame);
        }
        if (guest != null) {
            guest.leg().send(frame);
        }
    }

    synchronized Route routeOf(Seat seat) {
        return seat.route();
    }

    synchronized @Nullable Leg legOf(Role role) {
        Seat seat = seat(role);
        return seat == null ? null : seat.leg();
    }

    long takeBytes(int count) {
        return deployment.takeBytes(count);
    }

    void count(Role from, int bytes, boolean passedOn) {
        Tally tally = pairing.tally();
        if (!passedOn) {
            tally.staleFrames.increment();
        } else if (from == Role.OWNER) {
            tally.framesFromOwners.increment();
            tally.bytesFromOwners.add(bytes);
        } else {
            tally.framesFromGuests.increment();
            tally.bytesFromGuests.add(bytes);
        }
    }

    synchronized boolean isPaired() {
        return owner != null && guest != null;
    }

    Deployment deployment() {
        return deployment;
    }

    /** Rounded up: a session that lives is never said to be over. */
    private long secondsLeft() {
        long second = TimeUnit.SECONDS.toNanos(1);
        return Math.max(1, (end - pairing.now() + second - 1) / second);
    }

    private @Nullable Seat seat(Role role) {
        return role == Role.OWNER ? owner : guest;
    }

    private void sit(Role role, @Nullable Seat seat) {
        if (role == Role.OWNER) {
            owner = seat;
        } else {
            guest = seat;
        }
    }
}
