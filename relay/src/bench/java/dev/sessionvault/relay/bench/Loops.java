package dev.sessionvault.relay.bench;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.ThreadPerTaskExecutor;
import java.util.concurrent.atomic.AtomicInteger;

/** The load generator's threads: one a core. */
final class Loops {
    final EventLoopGroup group;

    private final AtomicInteger turn = new AtomicInteger();
    private volatile boolean narrow;

    Loops() {
        group = new MultiThreadIoEventLoopGroup(
                Runtime.getRuntime().availableProcessors(),
                new ThreadPerTaskExecutor(new DefaultThreadFactory("load", true)),
                executors -> () -> executors[narrow ? 0 : Math.floorMod(turn.getAndIncrement(), executors.length)],
                EpollIoHandler.newFactory());
    }

    /** While it is so, all that is opened is one thread's: both ends of a pair then need nobody woken between them. */
    void narrow(boolean value) {
        narrow = value;
    }
}
