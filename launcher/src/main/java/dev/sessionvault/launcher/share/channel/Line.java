package dev.sessionvault.launcher.share.channel;

import dev.sessionvault.launcher.share.tunnel.Passage;
import dev.sessionvault.launcher.share.tunnel.PeerException;
import dev.sessionvault.launcher.share.tunnel.Place;
import dev.sessionvault.launcher.share.tunnel.RelayRoute;
import dev.sessionvault.launcher.share.tunnel.Tunnel;
import dev.sessionvault.launcher.share.tunnel.TunnelListener;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one end: the tunnel's, which reads; one that writes; one that looks at the clock and ends everything; and
 * the two that tell the listener.
 */
final class Line {
    private static final long TICK_MILLIS = 100;
    private static final Duration GOODBYE = Duration.ofMillis(400);
    private static final Duration LAST_WORDS = Duration.ofMillis(1_500);

    /** Which of the two ends this is. */
    interface Desk {
        Link link(Passage passage) throws LinkException;

        void welcomed();

        /** The connection, or the other end, is gone for now. */
        void parted();

        void over(PeerException why);

        void violated(Conversation by);

        void expired();
    }

    private final Desk desk;
    private final EndTime end;
    private final Deliveries deliveries;
    private final Tunnel tunnel;
    private final Signal work = new Signal();
    private final Signal clock = new Signal();
    private final Thread writer = thread(this::write, "sv-channel-writer");
    private final Thread watch = thread(this::watch, "sv-channel-clock");

    private volatile @Nullable Link link;
    private volatile @Nullable Conversation conversation;
    private volatile boolean ending;
    private volatile boolean leaving;

    Line(RelayRoute route, Place place, Duration firstPatience, EndTime end, Deliveries deliveries, Desk desk) {
        this.desk = desk;
        this.end = end;
        this.deliveries = deliveries;
        this.tunnel = new Tunnel(route, place, firstPatience, new Hearing());
    }

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    void start() {
        deliveries.start();
        writer.start();
        watch.start();
        tunnel.start();
    }

    void wake() {
        work.raise();
    }

    /** Both ends understand each other, in this conversation. */
    void carry(Conversation established) {
        conversation = established;
        tunnel.settled();
        wake();
    }

    /** The relay is to be told a new end. */
    void renew() {
        tunnel.renew();
    }

    /** Says goodbye to the relay and stops; does not wait. */
    void end() {
        ending = true;
        clock.raise();
    }

    /** Until no thread of it is left, but for one that calls this. */
    void awaitEnd() throws InterruptedException {
        if (Thread.currentThread() != watch) {
            watch.join(LAST_WORDS.toMillis());
        }
    }

    private final class Hearing implements TunnelListener {
        @Override
        public void welcomed() {
            desk.welcomed();
        }

        @Override
        public void paired(Passage passage) {
            part();
            try {
                link = desk.link(passage);
                wake();
            } catch (LinkException e) {
                tunnel.hangUp();
            }
        }

        @Override
        public void data(byte[] payload) {
            Link present = link;
            if (present == null) {
                return;
            }
            try {
                present.take(payload);
                wake();
            } catch (LinkException e) {
                drop();
            } catch (ViolationException e) {
                Conversation by = conversation;
                drop();
                if (by != null) {
                    desk.violated(by);
                }
            }
        }

        @Override
        public void parted() {
            part();
        }

        @Override
        public void pinged() {
            wake();
        }

        @Override
        public void over(PeerException why) {
            desk.over(why);
        }
    }

    private void part() {
        if (link != null) {
            link = null;
            desk.parted();
        }
    }

    /** This connection cannot be used any more; the next may. */
    private void drop() {
        part();
        tunnel.hangUp();
    }

    private void write() {
        try {
            while (!leaving) {
                work.await(TICK_MILLIS);
                sendAll();
            }
            tunnel.leave();
        } catch (InterruptedException e) {
            // by whoever ends this
        }
    }

    private void sendAll() {
        try {
            tunnel.answer();
            for (Link present = link; present != null && present == link && sendOne(present); ) {
                tunnel.answer();
            }
        } catch (IOException | LinkException e) {
            tunnel.hangUp();
        }
    }

    /** @return whether there was something to send */
    private static boolean sendOne(Link by) throws IOException, LinkException {
        byte[] next = by.next();
        if (next == null) {
            return false;
        }
        by.passage().send(next);
        return true;
    }

    private void watch() {
        try {
            while (!ending) {
                clock.await(TICK_MILLIS);
                tick();
            }
            stop();
        } catch (InterruptedException e) {
            // nobody does
        }
    }

    private void tick() {
        if (end.isOver()) {
            desk.expired();
        }
        tunnel.tick();
        Link present = link;
        if (present != null && !present.tick()) {
            tunnel.hangUp();
        }
        Conversation now = conversation;
        if (now != null) {
            now.tick();
        }
        wake();
    }

    private void stop() throws InterruptedException {
        tunnel.stop();
        leaving = true;
        wake();
        writer.join(GOODBYE.toMillis());
        tunnel.awaitEnd(GOODBYE);
        writer.join(GOODBYE.toMillis());
        deliveries.finish();
    }
}
