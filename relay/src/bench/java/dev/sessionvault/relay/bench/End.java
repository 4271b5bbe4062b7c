package dev.sessionvault.relay.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** One end of a pair. While the pair is being opened its bytes are read one by one; then they are counted. */
final class End extends ChannelInboundHandlerAdapter {
    /** What is done with the bytes of a pair that is not open yet: in the channel's thread. */
    interface Opening {
        /** @return false if there is too little yet */
        boolean read(ByteBuf bytes) throws IOException;
    }

    final CompletableFuture<End> ready = new CompletableFuture<>();
    final CompletableFuture<End> gone = new CompletableFuture<>();

    private final ByteBuf unread = Unpooled.buffer(256);
    private @Nullable Channel channel;
    private volatile @Nullable Opening opening;
    private volatile LongConsumer counting = count -> {};
    private volatile @Nullable ByteBuf pumped;

    Channel channel() {
        return Objects.requireNonNull(channel);
    }

    /** To be called before bytes can come. */
    void open(Opening script) {
        opening = script;
    }

    void count(LongConsumer counter) {
        opening = null;
        counting = counter;
    }

    /** Writes this again and again, as long as it is taken; null ends that. */
    void pump(@Nullable ByteBuf message) {
        pumped = message;
        channel().eventLoop().execute(this::fill);
    }

    private void fill() {
        ByteBuf message = pumped;
        Channel to = channel();
        while (message != null && to.isWritable()) {
            to.write(message.retainedDuplicate(), to.voidPromise());
        }
        to.flush();
    }

    void send(ByteBuf message) {
        channel().writeAndFlush(message, channel().voidPromise());
    }

    void close() {
        channel().close();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (context.pipeline().get(SslHandler.class) == null) {
            ready.complete(this);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent done) {
            String cipher = context.pipeline()
                    .get(SslHandler.class)
                    .engine()
                    .getSession()
                    .getCipherSuite();
            if (!done.isSuccess()) {
                fail(done.cause());
            } else if (cipher.equals(Net.CIPHER)) {
                ready.complete(this);
            } else {
                fail(new IOException("another cipher: " + cipher));
            }
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws IOException {
        ByteBuf bytes = (ByteBuf) message;
        try {
            if (opening == null) {
                counting.accept(bytes.readableBytes());
            } else {
                unread.writeBytes(bytes);
                readOn();
            }
        } finally {
            bytes.release();
        }
    }

    private void readOn() throws IOException {
        Opening script = opening;
        while (script != null && unread.isReadable() && script.read(unread)) {
            script = opening;
        }
        unread.discardSomeReadBytes();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (pumped != null) {
            fill();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        fail(new IOException("closed by the other side"));
        gone.complete(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(cause);
        context.close();
    }

    private void fail(Throwable cause) {
        ready.completeExceptionally(cause);
    }
}
