package dev.sessionvault.relay.server;

import dev.sessionvault.relay.pairing.Leg;
import dev.sessionvault.relay.wire.CloseCode;
import dev.sessionvault.relay.wire.HelloFields;
import dev.sessionvault.relay.wire.RelayFrame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A WebSocket that is written to: by pairing, by the other leg's thread, and by the clock. */
final class SocketLeg implements Leg {
    /** For the close frame to arrive: what is closed with input unread is reset, and the frame is lost. */
    private static final int LINGER_SECONDS = 2;

    private final House house;
    private final Channel channel;
    private final Gate gate;
    private final Pulse pulse;

    /** Control frames that wait for the channel's thread: DATA of the same thread must not overtake them. */
    private final AtomicInteger controls = new AtomicInteger();

    /** Whose reading waits until this leg takes more. */
    private volatile @Nullable SocketLeg feeder;

    private volatile @Nullable CloseCode closed;

    private volatile boolean seated;

    private Consumer<CloseCode> whenClosed = code -> {};
    private @Nullable HelloFields claimed;

    SocketLeg(House house, Channel channel) {
        this.house = house;
        this.channel = channel;
        this.gate = new Gate(channel, house.counters);
        this.pulse = new Pulse(System.nanoTime(), house.limits.ping());
    }

    Gate gate() {
        return gate;
    }

    Pulse pulse() {
        return pulse;
    }

    /** @param heir told once, in the channel's thread, before the channel is closed */
    void whenClosed(Consumer<CloseCode> heir) {
        whenClosed = heir;
    }

    /** For the log, if its operator wants to know. */
    void claims(HelloFields hello) {
        claimed = hello;
    }

    boolean isOfThreadOf(SocketLeg other) {
        return channel.eventLoop() == other.channel.eventLoop();
    }

    /**
     * What goes from one leg to the other then needs no other thread woken. Only before this leg has its place: whoever
     * wrote to it meanwhile would do so by the thread that it leaves.
     */
    void moveToThreadOf(SocketLeg peer, Runnable then) {
        EventLoop to = peer.channel.eventLoop();
        channel.deregister()
                .addListener(left -> to.register(channel).addListener(arrived -> {
                    if (arrived.isSuccess()) {
                        then.run();
                    } else {
                        channel.close();
                    }
                }));
    }

    /** It has its place: from now on it is looked after. */
    void seated() {
        seated = true;
    }

    boolean isClosing() {
        return closed != null;
    }

    /** Always by way of the queue, so that calls of several threads keep their order. */
    @Override
    public void send(RelayFrame frame) {
        controls.incrementAndGet();
        BinaryWebSocketFrame message = new BinaryWebSocketFrame(Unpooled.wrappedBuffer(frame.encode()));
        inThread(() -> {
            controls.decrementAndGet();
            channel.writeAndFlush(message, channel.voidPromise());
        });
    }

    @Override
    public void close(CloseCode code) {
        inThread(() -> closeNow(code));
    }

    /** In whichever is the channel's thread when it comes to that. */
    private void inThread(Runnable work) {
        EventLoop thread = channel.eventLoop();
        thread.execute(() -> {
            if (channel.eventLoop() == thread) {
                work.run();
            } else {
                inThread(work);
            }
        });
    }

    /** In the channel's thread. */
    void closeNow(CloseCode code) {
        if (!markClosed(code)) {
            return;
        }
        gate.drain();
        if (code == CloseCode.CUT || code == CloseCode.STALLED || !channel.isActive()) {
            channel.close();
            return;
        }
        channel.writeAndFlush(new CloseWebSocketFrame(code.code(), code.label()));
        Future<?> linger = channel.eventLoop().schedule(() -> channel.close(), LINGER_SECONDS, TimeUnit.SECONDS);
        channel.closeFuture().addListener(gone -> linger.cancel(false));
    }

    /** The other side said goodbye first: answered, and done. */
    void answerClose(CloseCode code) {
        if (markClosed(code)) {
            channel.writeAndFlush(new CloseWebSocketFrame(CloseCode.NORMAL.code(), ""))
                    .addListener(ChannelFutureListener.CLOSE);
        } else {
            channel.close();
        }
    }

    /** @return false if it was closed already; then for the first reason */
    private boolean markClosed(CloseCode code) {
        if (closed != null) {
            return false;
        }
        closed = code;
        house.counters.closed(code);
        house.log.closed(code, claimed, channel);
        whenClosed.accept(code);
        return true;
    }

    /** Called by {@code from}'s thread; to be followed by {@link #flush}. */
    void forward(SocketLeg from, BinaryWebSocketFrame frame) {
        if (feeder != from) {
            feeder = from;
        }
        ByteBuf message = FrameWriter.binary(frame.content());
        if (channel.eventLoop().inEventLoop() && controls.get() > 0) {
            channel.eventLoop().execute(() -> channel.writeAndFlush(message, channel.voidPromise()));
        } else {
            channel.write(message, channel.voidPromise());
        }
    }

    void flush() {
        channel.flush();
    }

    /** Whether whoever feeds this leg may read on: also when it is gone, and there is nothing to wait for. */
    boolean takesMore() {
        return channel.isWritable() || !channel.isActive();
    }

    /** In the channel's thread, when {@link #takesMore} may have changed. */
    void wakeFeeder() {
        SocketLeg waiting = feeder;
        if (waiting != null && takesMore()) {
            waiting.channel.eventLoop().execute(waiting.gate::update);
        }
    }

    void tick(long now) {
        if (!seated) {
            return;
        }
        long pending = channel.isWritable() ? 0 : channel.bytesBeforeWritable();
        switch (pulse.at(now, channel.config().isAutoRead(), pending, house.limits)) {
            case PING -> channel.writeAndFlush(new PingWebSocketFrame(), channel.voidPromise());
            case SILENT -> close(CloseCode.SILENT);
            case STALLED -> close(CloseCode.STALLED);
            case NOTHING -> {}
        }
    }
}
