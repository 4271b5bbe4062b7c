package dev.sessionvault.relay.server;

import dev.sessionvault.relay.wire.RelayName;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Deque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** What all idle ends of a process share: threads, TLS, where relays are, and what should not have happened. */
final class IdleHouse {
    final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    final LongAdder dials = new LongAdder();

    /**
     * Dials under way, for the machines of all these ends are one: were they more than it can bring in, none would come
     * in before the relay's patience is over.
     */
    private static final int AT_ONCE = 24;

    private final Deque<Runnable> waiting = new ConcurrentLinkedDeque<>();
    private final Semaphore turns = new Semaphore(AT_ONCE);

    /** From now on owners end their sessions. */
    volatile boolean ending;

    private final EventLoopGroup threads = new MultiThreadIoEventLoopGroup(2, EpollIoHandler.newFactory());
    private final Map<RelayName, InetSocketAddress> book;
    private final SslContext tls;

    IdleHouse(Path certificate, Map<RelayName, InetSocketAddress> book) throws Exception {
        this.book = book;
        this.tls = SslContextBuilder.forClient()
                .sslProvider(SslProvider.OPENSSL)
                .trustManager(certificate.toFile())
                .build();
    }

    InetSocketAddress whereIs(RelayName name) {
        return Book.find(book, name);
    }

    void later(Runnable work, long millis) {
        threads.schedule(work, millis, TimeUnit.MILLISECONDS);
    }

    /**
     * Runs this when it is its turn, which lasts until {@link #turnIsOver}.
     *
     * @param last behind those for whom somebody waits
     */
    void inTurn(Runnable dial, boolean last) {
        if (last) {
            waiting.addLast(dial);
        } else {
            waiting.addFirst(dial);
        }
        next();
    }

    void turnIsOver() {
        turns.release();
        next();
    }

    private void next() {
        while (!waiting.isEmpty() && turns.tryAcquire()) {
            Runnable dial = waiting.poll();
            if (dial == null) {
                turns.release();
            } else {
                threads.execute(dial);
            }
        }
    }

    ChannelFuture connect(Ends ends, ChannelHandler last) {
        return new Bootstrap()
                .group(threads)
                .channel(EpollSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 5_000)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(tls.newHandler(channel.alloc(), "localhost", ends.address.getPort()))
                                .addLast(new HttpClientCodec(), new HttpObjectAggregator(8 * 1024))
                                .addLast(webSocket(ends))
                                .addLast(last);
                    }
                })
                .connect(ends.address);
    }

    /** Answers pings by itself. */
    private static ChannelHandler webSocket(Ends ends) {
        return new WebSocketClientProtocolHandler(WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri("ws://localhost" + ends.id.path())
                .subprotocol(UpgradeHandler.SUBPROTOCOL)
                .allowExtensions(false)
                .handleCloseFrames(false)
                .sendCloseFrame(null) // who closes has not said goodbye: it comes back
                .build());
    }
}
