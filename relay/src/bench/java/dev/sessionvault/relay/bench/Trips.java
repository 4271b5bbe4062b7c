package dev.sessionvault.relay.bench;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.function.LongConsumer;

/** One frame of a kibibyte there and back, again and again. */
final class Trips {
    private static final int BYTES = 1024;
    private static final double NANOS_PER_MICRO = 1000;

    private final ByteBuf message;
    private final int whole;
    private final long[] nanos = new long[1_000_000];
    private volatile int count;
    private volatile boolean measuring;
    private long sentAt;

    private Trips(Way way) {
        message = way.message(BYTES);
        whole = way.arriving(BYTES);
    }

    /** In microseconds. */
    record Result(double middle, double slowest) {}

    static Result measure(Peer peer, Pace pace) throws Exception {
        Trips trips = new Trips(peer.way());
        Pair pair = Pace.get(peer.way().open());
        trips.go(pair);
        pace.warm();
        trips.measuring = true;
        pace.window();
        trips.measuring = false;
        Result result = trips.result();
        Pace.get(pair.close());
        return result;
    }

    private void go(Pair pair) {
        pair.second.count(whole(() -> pair.second.send(message.retainedDuplicate())));
        pair.first.count(whole(() -> back(pair.first)));
        pair.first.channel().eventLoop().execute(() -> send(pair.first));
    }

    private LongConsumer whole(Runnable arrived) {
        return new LongConsumer() {
            private long bytes;

            @Override
            public void accept(long more) {
                bytes += more;
                if (bytes >= whole) {
                    bytes -= whole;
                    arrived.run();
                }
            }
        };
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
    private void back(End end) {
        if (measuring && count < nanos.length) {
            nanos[count] = System.nanoTime() - sentAt;
            count++;
        }
        send(end);
    }

    private void send(End end) {
        sentAt = System.nanoTime();
        end.send(message.retainedDuplicate());
    }

    private Result result() {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return new Result(at(sorted, 0.5), at(sorted, 0.99));
    }

    private static double at(long[] sorted, double part) {
        return sorted[(int) (part * (sorted.length - 1))] / NANOS_PER_MICRO;
    }
}
