package dev.sessionvault.relay.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Connections of the load generator, plain or by BoringSSL with TLS 1.3 and one cipher; no session is resumed. */
final class Net {
    /** BoringSSL's first choice; each connection is looked at. */
    static final String CIPHER = "TLS_AES_128_GCM_SHA256";

    private static final WriteBufferWaterMark WATERMARKS = new WriteBufferWaterMark(128 * 1024, 256 * 1024);
    private static final int BACKLOG = 4096;

    /** Sources are many: one has no more than 28,000 ports. */
    private static final int SOURCES = 8;

    final Loops loops = new Loops();
    private final AtomicInteger source = new AtomicInteger();
    private final SslContext client;
    private final SslContext server;

    Net(Certificate certificate) throws SSLException {
        client = onlyNewest(SslContextBuilder.forClient().trustManager(InsecureTrustManagerFactory.INSTANCE));
        server = onlyNewest(SslContextBuilder.forServer(certificate.chain.toFile(), certificate.key.toFile()));
    }

    private static SslContext onlyNewest(SslContextBuilder builder) throws SSLException {
        return builder.sslProvider(SslProvider.OPENSSL)
                .protocols("TLSv1.3")
                .endpointIdentificationAlgorithm(null)
                .build();
    }

    /** Done when it can be written to. */
    CompletableFuture<End> connect(InetSocketAddress to, boolean tls) {
        End end = new End();
        new Bootstrap()
                .group(loops.group)
                .channel(EpollSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WATERMARKS)
                .option(EpollChannelOption.IP_BIND_ADDRESS_NO_PORT, true)
                .handler(handlers(end, tls ? client : null))
                .connect(to, from())
                .addListener(done -> {
                    if (!done.isSuccess()) {
                        end.ready.completeExceptionally(done.cause());
                    }
                });
        return end.ready;
    }

    private InetSocketAddress from() {
        return new InetSocketAddress("127.0.0." + (2 + Math.floorMod(source.getAndIncrement(), SOURCES)), 0);
    }

    /** @param arrived told of each end before anything comes from it */
    InetSocketAddress listen(boolean tls, Consumer<End> arrived) {
        Channel bound = new ServerBootstrap()
                .group(loops.group)
                .channel(EpollServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATERMARKS)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        End end = new End();
                        arrived.accept(end);
                        channel.pipeline().addLast(handlers(end, tls ? server : null));
                    }
                })
                .bind(new InetSocketAddress("127.0.0.1", 0))
                .syncUninterruptibly()
                .channel();
        return (InetSocketAddress) bound.localAddress();
    }

    private static ChannelInitializer<Channel> handlers(End end, @Nullable SslContext tls) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                if (tls != null) {
                    channel.pipeline().addLast(tls.newHandler(channel.alloc()));
                }
                channel.pipeline().addLast(end);
            }
        };
    }
}
