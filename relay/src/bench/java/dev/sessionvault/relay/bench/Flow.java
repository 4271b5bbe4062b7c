package dev.sessionvault.relay.bench;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** As many bytes as go through, in frames that fill a TLS record. */
final class Flow {
    static final int FRAME_BYTES = 16_000;

    private static final double GIGA = 1e9;

    private Flow() {}

    /** @param speed in MB/s; @param cpu of the peer, in seconds for each GB */
    record Result(double speed, double cpu) {}

    static Result measure(Peer peer, int count, Pace pace) throws Exception {
        LongAdder arrived = new LongAdder();
        Way way = peer.way();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Pair pair = Pace.get(way.open());
            pair.second.count(arrived::add);
            pairs.add(pair);
        }
        ByteBuf message = way.message(FRAME_BYTES);
        pairs.forEach(pair -> pair.first.pump(message));
        pace.warm();
        Result result = window(peer, arrived, pace);
        pairs.forEach(pair -> pair.first.pump(null));
        Pace.closeAll(pairs);
        return result;
    }

    private static Result window(Peer peer, LongAdder arrived, Pace pace) throws InterruptedException {
        double share = (double) FRAME_BYTES / peer.way().arriving(FRAME_BYTES);
        double cpu = peer.tree().cpu();
        long bytes = arrived.sum();
        long begin = System.nanoTime();
        pace.window();
        double gigabytes = (arrived.sum() - bytes) * share / GIGA;
        double seconds = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
        return new Result(1000 * gigabytes / seconds, (peer.tree().cpu() - cpu) / gigabytes);
    }
}
