package dev.sessionvault.relay.server;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A connection that has no place yet: for so long, and for so many at a time. In the channel's thread. */
final class Deadline {
    private final Counters counters;
    private @Nullable Future<?> timer;
    private Runnable missed;
    private boolean met;

    Deadline(Channel channel, House house) {
        counters = house.counters;
        counters.pending.incrementAndGet();
        missed = () -> {
            counters.refused(Counters.Refusal.SLOW);
            channel.close();
        };
        timer = channel.eventLoop()
                .schedule(() -> missed.run(), house.limits.hello().toNanos(), TimeUnit.NANOSECONDS);
    }

    void onMissed(Runnable instead) {
        missed = instead;
    }

    /** It has a place, or is gone. */
    void met() {
        if (!met) {
            met = true;
            cancel();
            counters.pending.decrementAndGet();
        }
    }

    /** And let go of: a leg lives for long after this. */
    private void cancel() {
        Future<?> started = timer;
        if (started != null) {
            started.cancel(false);
            timer = null;
        }
    }
}
