package dev.sessionvault.relay.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/** How two ends meet at a peer, and what they then write. This alone differs from peer to peer. */
interface Way {
    CompletableFuture<Pair> open();

    /** What is written so that the other end gets this many bytes, its framing included. Never released. */
    default ByteBuf message(int bytes) {
        return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(ByteBuffer.allocateDirect(bytes)));
    }

    /** How many bytes come out at the other end for a {@link #message}. */
    default int arriving(int bytes) {
        return bytes;
    }

    default void leave(End end) {
        end.close();
    }
}
