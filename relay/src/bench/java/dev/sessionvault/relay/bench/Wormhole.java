package dev.sessionvault.relay.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Magic-wormhole's transit relay: each end says a token and a side, and is told that the other is there. */
final class Wormhole implements Way {
    private static final String OK = "ok\n";

    private final Net net;
    private final InetSocketAddress at;
    private final AtomicLong number = new AtomicLong();

    Wormhole(Net net, InetSocketAddress at) {
        this.net = net;
        this.at = at;
    }

    @Override
    public CompletableFuture<Pair> open() {
        long pair = number.getAndIncrement();
        return end(pair, 0).thenCombine(end(pair, 1), (first, second) -> new Pair(first, second, this));
    }

    private CompletableFuture<End> end(long pair, int side) {
        String hello = String.format("please relay %064x for side %016x\n", pair, 2 * pair + side);
        return net.connect(at, false).thenCompose(end -> {
            CompletableFuture<End> paired = new CompletableFuture<>();
            end.open(bytes -> isOk(end, bytes, paired));
            end.send(Unpooled.copiedBuffer(hello, StandardCharsets.US_ASCII));
            return paired;
        });
    }

    private static boolean isOk(End end, ByteBuf bytes, CompletableFuture<End> paired) throws IOException {
        if (bytes.readableBytes() < OK.length()) {
            return false;
        }
        String said =
                bytes.readCharSequence(OK.length(), StandardCharsets.US_ASCII).toString();
        if (!said.equals(OK)) {
            throw new IOException("relay says " + said);
        }
        end.count(count -> {});
        paired.complete(end);
        return true;
    }
}
