package dev.sessionvault.relay.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A proxy, or nothing at all: one end dials, the other is dialled. The first eight bytes say who belongs to whom. */
final class Through implements Way {
    private final Net net;
    private final boolean tls;
    private final AtomicLong number = new AtomicLong();
    private final Map<Long, CompletableFuture<End>> awaited = new ConcurrentHashMap<>();

    /** Where the dialled end listens. */
    final InetSocketAddress behind;

    private volatile InetSocketAddress front;

    Through(Net net, boolean tls) {
        this.net = net;
        this.tls = tls;
        this.behind = net.listen(tls, this::arrived);
        this.front = behind;
    }

    /** @param address of what stands between the ends */
    void by(InetSocketAddress address) {
        front = address;
    }

    private void arrived(End end) {
        end.open(bytes -> bytes.readableBytes() >= Long.BYTES && met(end, bytes.readLong()));
    }

    private boolean met(End end, long tag) {
        end.count(count -> {});
        CompletableFuture<End> waiting = awaited.remove(tag);
        if (waiting != null) {
            waiting.complete(end);
        }
        return true;
    }

    @Override
    public CompletableFuture<Pair> open() {
        long tag = number.getAndIncrement();
        CompletableFuture<End> second = new CompletableFuture<>();
        awaited.put(tag, second);
        return net.connect(front, tls).thenCompose(first -> {
            ByteBuf hello = Unpooled.buffer(Long.BYTES).writeLong(tag);
            first.send(hello);
            return second.thenApply(end -> new Pair(first, end, this));
        });
    }
}
