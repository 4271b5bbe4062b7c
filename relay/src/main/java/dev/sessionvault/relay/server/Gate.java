package dev.sessionvault.relay.server;

import io.netty.channel.Channel;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether a leg is read from. It is closed while the other leg takes no more, and while this one owes time for having
 * sent too fast. All in the channel's thread.
 */
final class Gate {
    private final Channel channel;
    private final Counters counters;

    private @Nullable SocketLeg full;
    private boolean owesTime;
    private long paidAt;
    private boolean drained;

    Gate(Channel channel, Counters counters) {
        this.channel = channel;
        this.counters = counters;
    }

    /** After something was forwarded to {@code peer}. */
    void sent(SocketLeg peer, long pauseNanos) {
        if (pauseNanos > 0) {
            owe(pauseNanos);
        }
        if (!peer.takesMore()) {
            full = peer;
        }
        if (owesTime || full != null) {
            update();
        }
    }

    /** Frames that had been read already go on, and are owed for. */
    private void owe(long nanos) {
        paidAt = System.nanoTime() + nanos;
        if (!owesTime) {
            owesTime = true;
            channel.eventLoop().schedule(this::payDay, nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void payDay() {
        long left = paidAt - System.nanoTime();
        if (left > 0) {
            channel.eventLoop().schedule(this::payDay, left, TimeUnit.NANOSECONDS);
        } else {
            owesTime = false;
            update();
        }
    }

    /**
     * Looks at the peer itself, not at what was said of it: it may have begun to take more between being found full and
     * this gate being closed, and whoever says so queues this call behind that.
     */
    void update() {
        SocketLeg peer = full;
        if (peer != null && peer.takesMore()) {
            full = null;
        }
        set(drained || full == null && !owesTime);
    }

    /** From now on everything is read, to be thrown away. */
    void drain() {
        drained = true;
        update();
    }

    private void set(boolean open) {
        if (channel.config().isAutoRead() == open) {
            return;
        }
        channel.config().setAutoRead(open);
        counters.paused.addAndGet(open ? -1 : 1);
        if (!open) {
            counters.pauses.increment();
        }
    }
}
