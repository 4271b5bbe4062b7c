package dev.sessionvault.relay.bench;

import dev.sessionvault.relay.wire.Data;
import dev.sessionvault.relay.wire.Hello;
import dev.sessionvault.relay.wire.Instance;
import dev.sessionvault.relay.wire.RelayName;
import dev.sessionvault.relay.wire.RendezvousId;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/** Our relay: PROTOCOL.md. */
final class Rendezvous implements Way {
    private static final byte[] NORMAL = {(byte) (1000 >>> 8), (byte) 1000};
    private static final int FIRST_EPOCH = 1;
    private static final int LIFETIME_SECONDS = 1800;

    private final Net net;
    private final InetSocketAddress at;
    private final boolean tls;
    private final Signer deployment;
    private final RelayName name;
    private final Instance instance = Instance.random();

    Rendezvous(Net net, InetSocketAddress at, boolean tls, Signer deployment) {
        this.net = net;
        this.at = at;
        this.tls = tls;
        this.deployment = deployment;
        this.name = new RelayName("127.0.0.1:" + at.getPort());
    }

    /** Both come at once; the guest says its hello when the owner has its place. */
    @Override
    public CompletableFuture<Pair> open() {
        Signer guest = new Signer();
        String path = RendezvousId.of(deployment.publicKey(), guest.publicKey()).path();
        CompletableFuture<End> one = net.connect(at, tls);
        CompletableFuture<End> two = net.connect(at, tls);
        return one.thenCombine(two, (first, second) -> {
                    Leg owner = new Leg(
                            first,
                            challenge -> Hello.owner(
                                    deployment, guest.publicKey(), instance, LIFETIME_SECONDS, name, challenge),
                            CompletableFuture.completedFuture(null));
                    Leg invited = new Leg(
                            second,
                            challenge -> Hello.guest(deployment.publicKey(), guest, instance, name, challenge),
                            owner.welcomed);
                    owner.dial(path, name.value());
                    invited.dial(path, name.value());
                    return owner.paired.thenCombine(invited.paired, (a, b) -> new Pair(a, b, this));
                })
                .thenCompose(pair -> pair);
    }

    /** All of it, DATA's header too, has {@code bytes} bytes. */
    @Override
    public ByteBuf message(int bytes) {
        byte[] data = Data.encode(FIRST_EPOCH, new byte[bytes - Data.HEADER_BYTES]);
        ByteBuf frame = Frames.masked(Frames.BINARY, data);
        ByteBuffer kept = ByteBuffer.allocateDirect(frame.readableBytes());
        kept.put(frame.nioBuffer()).flip();
        frame.release();
        return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(kept));
    }

    @Override
    public int arriving(int bytes) {
        return bytes + Frames.header(bytes);
    }

    @Override
    public void leave(End end) {
        end.send(Frames.masked(Frames.CLOSE, NORMAL));
    }
}
