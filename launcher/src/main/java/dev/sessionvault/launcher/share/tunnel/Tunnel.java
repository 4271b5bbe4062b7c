package dev.sessionvault.launcher.share.tunnel;

import dev.sessionvault.relay.wire.CloseCode;
import dev.sessionvault.relay.wire.Restarting;
import dev.sessionvault.relay.wire.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a place at a relay: dials, dials again when the connection breaks, when the relay restarts, and when an owner has
 * waited for long (../relay/PROTOCOL.md, "Coming back"). One thread of its own, which reads; {@link #tick} is called often
 * by another.
 */
public final class Tunnel {
    private static final Duration ENTER = Duration.ofSeconds(20);
    private static final Duration STUCK = Duration.ofSeconds(45);
    private static final Duration WAIT_AT_LEAST = Duration.ofSeconds(15);
    private static final Duration WAIT_AT_MOST = Duration.ofSeconds(30);

    private final Place place;
    private final TunnelListener listener;
    private final Redials redials;
    private final Thread thread;
    private final Object pause = new Object();

    private RelayRoute route;
    private volatile @Nullable Leg leg;
    private volatile boolean stopped;

    /** When the present leg is to be left, whatever it does, and whether that was wanted. */
    private volatile long leaveAtNanos;

    private volatile boolean wanted;

    /** @param firstPatience how long it may take until the relay holds the place for the first time */
    public Tunnel(RelayRoute route, Place place, Duration firstPatience, TunnelListener listener) {
        this.route = route;
        this.place = place;
        this.listener = listener;
        this.redials = new Redials(firstPatience);
        this.thread = new Thread(this::run, "sv-tunnel");
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        while (!stopped) {
            PeerException failure = useOneLeg();
            listener.parted();
            Duration wait = wanted ? Duration.ZERO : redials.after(failure);
            if (stopped) {
                return;
            }
            if (wait == null) {
                listener.over(failure);
                return;
            }
            rest(wait);
        }
    }

    /** @return how it ended */
    private PeerException useOneLeg() {
        try (Leg next = new Leg(route, place)) {
            wanted = false;
            leaveIn(ENTER);
            leg = next;
            next.enter();
            awaitOther();
            redials.welcomed();
            listener.welcomed();
            next.run(new Passing(next));
            throw new IllegalStateException("a leg ends by a failure");
        } catch (PeerException e) {
            return e;
        } catch (RuntimeException | LinkageError e) {
            // Who waits for this thread would wait for ever: a bug, or a program that lacks a part, is an end like
            // others.
            return PeerException.refused("a bug of sv's own: " + e.getClass().getSimpleName(), "please report it");
        } finally {
            leg = null;
        }
    }

    private void leaveIn(Duration time) {
        leaveAtNanos = (System.nanoTime() + time.toNanos()) | 1;
    }

    /** An owner who waits comes back now and then; a guest, whose owner is known to be there or to return, only stays. */
    private void awaitOther() {
        if (place.role() == Role.OWNER) {
            long millis = ThreadLocalRandom.current().nextLong(WAIT_AT_LEAST.toMillis(), WAIT_AT_MOST.toMillis());
            leaveIn(Duration.ofMillis(millis));
        } else {
            leaveAtNanos = 0;
        }
    }

    private void rest(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        synchronized (pause) {
            try {
                for (long left = time.toMillis(); left > 0 && !stopped; left = (end - System.nanoTime()) / 1_000_000) {
                    pause.wait(left);
                }
            } catch (InterruptedException e) {
                stopped = true;
            }
        }
    }

    private record OfEpoch(Leg leg, long epoch) implements Passage {
        @Override
        public void send(byte[] payload) throws IOException {
            leg.send(epoch, payload);
        }
    }

    private final class Passing implements LegListener {
        private final Leg by;

        Passing(Leg by) {
            this.by = by;
        }

        @Override
        public void paired(long epoch) {
            leaveAtNanos = 0;
            listener.paired(new OfEpoch(by, epoch));
        }

        @Override
        public void data(byte[] payload) {
            listener.data(payload);
        }

        @Override
        public void gone(CloseCode cause) {
            if (!wanted) { // else the other goes ahead to where this leg was told to go too
                awaitOther();
            }
            listener.parted();
        }

        @Override
        public void restarting(Restarting plan) {
            if (plan.where() != null && Moves.isNear(route.name(), plan.where())) {
                route = new RelayRoute(plan.where(), route.tls(), route.trust(), route.environment());
            }
            wanted = true;
            leaveIn(Duration.ofMillis(Math.min(plan.reconnectInMillis(), ENTER.toMillis() * 3)));
        }

        @Override
        public void pinged() {
            listener.pinged();
        }
    }

    /** Both ends have understood each other: the next break is a first one. */
    public void settled() {
        redials.settled();
    }

    /** Enforces what has a time limit. */
    public void tick() {
        Leg present = leg;
        long leaveAt = leaveAtNanos;
        if (present != null && (leaveAt != 0 && System.nanoTime() - leaveAt > 0 || present.isStuck(STUCK))) {
            present.close();
        }
    }

    /** Answers the relay's ping, if there is one. By whoever sends. */
    public void answer() throws IOException {
        present().answer();
    }

    private Leg present() throws IOException {
        Leg present = leg;
        if (present == null) {
            throw new IOException("not connected");
        }
        return present;
    }

    /** Gives this connection up and dials again. */
    public void hangUp() {
        Leg present = leg;
        if (present != null) {
            present.close();
        }
    }

    /** As {@link #hangUp}, without a pause: nothing went wrong. */
    public void renew() {
        wanted = true;
        hangUp();
    }

    /** From now on nothing is dialled. */
    public void stop() {
        stopped = true;
        synchronized (pause) {
            pause.notifyAll();
        }
    }

    /** Says goodbye: an owner ends the session by it. By who sends; after {@link #stop}. */
    public void leave() {
        try {
            present().leave();
        } catch (IOException e) {
            // gone already
        }
    }

    /** Waits for the relay to answer the goodbye, and hangs up in any case. */
    public void awaitEnd(Duration limit) throws InterruptedException {
        if (Thread.currentThread() == thread || !thread.isAlive()) {
            return;
        }
        thread.join(limit.toMillis());
        hangUp();
        thread.join(limit.toMillis());
    }
}
