package dev.sessionvault.relay.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import org.jspecify.annotations.Nullable;

/**
 * WebSocket frames out of bytes. Each byte is moved once, from the buffer that it came in into its frame's own, which has
 * room for the header that it leaves with ({@link FrameWriter}). After a frame that is wrong nothing is read any more.
 */
final class FrameReader extends ChannelInboundHandlerAdapter implements WebSocketFrameDecoder {
    /** Grown beyond this only as bytes come: who announces much holds no memory by that. */
    private static final int FIRST_BYTES = 16 * 1024;

    private final FrameHead head = new FrameHead();
    private @Nullable ByteBuf payload;
    private int missing;
    private boolean corrupt;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf in = (ByteBuf) message;
        try {
            while (in.isReadable() && !corrupt) {
                read(context, in);
            }
        } catch (CorruptedWebSocketFrameException e) {
            corrupt = true;
            context.fireExceptionCaught(e);
        } finally {
            in.release();
        }
    }

    private void read(ChannelHandlerContext context, ByteBuf in) {
        if (payload == null && head.read(in)) {
            missing = head.length();
            int room = FrameWriter.HEADROOM + missing;
            payload = context.alloc().directBuffer(Math.min(room, FIRST_BYTES), room);
            payload.setIndex(FrameWriter.HEADROOM, FrameWriter.HEADROOM);
        }
        ByteBuf current = payload;
        if (current != null) {
            fill(current, in);
            if (missing == 0) {
                payload = null;
                context.fireChannelRead(frame(current));
                head.clear();
            }
        }
    }

    private void fill(ByteBuf current, ByteBuf in) {
        int count = Math.min(missing, in.readableBytes());
        if (count > 0) {
            Mask.unmask(in, current, count, head.key(), head.length() - missing);
            missing -= count;
        }
    }

    /** Takes over the payload. */
    private WebSocketFrame frame(ByteBuf content) {
        return switch (head.opcode()) {
            case FrameHead.BINARY -> new BinaryWebSocketFrame(head.isFinal(), 0, content);
            case FrameHead.TEXT -> new TextWebSocketFrame(head.isFinal(), 0, content);
            case FrameHead.PING -> new PingWebSocketFrame(content);
            case FrameHead.PONG -> new PongWebSocketFrame(content);
            default -> goodbye(content);
        };
    }

    private static WebSocketFrame goodbye(ByteBuf content) {
        if (content.isReadable()
                && !WebSocketCloseStatus.isValidStatusCode(content.getUnsignedShort(content.readerIndex()))) {
            content.release();
            throw new CorruptedWebSocketFrameException(WebSocketCloseStatus.INVALID_PAYLOAD_DATA, "close code");
        }
        return new CloseWebSocketFrame(true, 0, content);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        release();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        release();
        context.fireChannelInactive();
    }

    private void release() {
        ByteBuf half = payload;
        if (half != null) {
            payload = null;
            corrupt = true;
            half.release();
        }
    }
}
