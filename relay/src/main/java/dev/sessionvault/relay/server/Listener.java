package dev.sessionvault.relay.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import java.net.InetSocketAddress;

/** A port. */
final class Listener {
    private static final WriteBufferWaterMark WATERMARKS = new WriteBufferWaterMark(64 * 1024, 256 * 1024);
    private static final int BACKLOG = 1024;

    private final Transport transport;
    private final EventLoopGroup threads;

    Listener(Transport transport, EventLoopGroup threads) {
        this.transport = transport;
        this.threads = threads;
    }

    /** @param buffer of the kernel for each direction: what a connection that takes nothing can hold at most */
    Channel listen(InetSocketAddress at, ChannelInitializer<Channel> connections, int buffer) throws RelayException {
        ChannelFuture bound = new ServerBootstrap()
                .group(threads)
                .channel(transport.serverChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_RCVBUF, buffer)
                .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .childOption(ChannelOption.SO_SNDBUF, buffer)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATERMARKS)
                .childHandler(connections)
                .bind(at)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new RelayException("listen: " + at.getHostString() + ":" + at.getPort() + ": refused", bound.cause());
        }
        return bound.channel();
    }
}
