package dev.sessionvault.relay.pairing;

import dev.sessionvault.relay.wire.CloseCode;
import dev.sessionvault.relay.wire.Instance;
import dev.sessionvault.relay.wire.Role;
import org.jspecify.annotations.Nullable;

/**
 * A place that a leg holds. Its leg's thread asks it where DATA goes; everything else is the {@link Session}'s, under
 * its lock.
 */
public final class Seat {
    private final Session session;
    private final Role role;
    private final Leg leg;
    private final Instance instance;
    private final TokenBucket frameRate;

    private volatile Route route = Route.NOWHERE;

    /** Written by the leg's thread alone; the sweep sees whether it has moved. */
    private volatile long frames;

    Seat(Session session, Role role, Leg leg, Instance instance, TokenBucket frameRate) {
        this.session = session;
        this.role = role;
        this.leg = leg;
        this.instance = instance;
        this.frameRate = frameRate;
    }

    /**
     * Where a frame of DATA goes.
     *
     * @return null if it is to be dropped: the leg that it was meant for has left
     * @throws Refused OUT_OF_ORDER if no leg could have been told this epoch
     */
    public @Nullable Leg destination(long epoch, int bytes) throws Refused {
        Route current = route;
        if (epoch > current.epoch()) {
            // This leg can have been told of the pairing before both routes stood: the lock waits for that.
            current = session.routeOf(this);
        }
        if (epoch == 0 || epoch > current.epoch()) {
            throw new Refused(CloseCode.OUT_OF_ORDER);
        }
        Leg peer = epoch == current.epoch() ? current.peer() : null;
        session.count(role, bytes, peer != null);
        return peer;
    }

    /**
     * Accounts for a frame that has been passed on.
     *
     * @return the nanoseconds for which nothing more should be read from this leg
     */
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
    public long pauseAfter(int bytes) {
        frames++;
        return Math.max(frameRate.take(1), session.takeBytes(bytes));
    }

    /** The connection is gone, or going. Safe to call more than once. */
    public void leave(CloseCode cause) {
        session.leave(this, cause);
    }

    Role role() {
        return role;
    }

    Leg leg() {
        return leg;
    }

    boolean isHeldBy(Instance other) {
        return instance.equals(other);
    }

    Route route() {
        return route;
    }

    void route(Route next) {
        route = next;
    }

    long frames() {
        return frames;
    }
}
