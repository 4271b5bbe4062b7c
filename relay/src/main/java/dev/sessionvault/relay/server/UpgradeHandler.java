package dev.sessionvault.relay.server;

import dev.sessionvault.relay.wire.FrameException;
import dev.sessionvault.relay.wire.RendezvousId;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import io.netty.handler.ssl.NotSslRecordException;
import java.util.Arrays;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The one HTTP request of a connection: the upgrade, or a refusal. */
final class UpgradeHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    static final String SUBPROTOCOL = "sv-relay.1";

    /** Frames are read by our own reader, whatever this says. */
    private static final WebSocketDecoderConfig UNUSED =
            WebSocketDecoderConfig.newBuilder().build();

    private final House house;
    private final Deadline deadline;
    private boolean answered;

    UpgradeHandler(House house, Deadline deadline) {
        this.house = house;
        this.deadline = deadline;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        if (answered) {
            context.close();
            return;
        }
        answered = true;
        HttpResponseStatus refusal = refusal(request);
        if (refusal == null) {
            upgrade(context, request);
        } else {
            refuse(context, refusal);
        }
    }

    private @Nullable HttpResponseStatus refusal(FullHttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return request.decoderResult().cause() instanceof TooLongFrameException
                    ? HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
                    : HttpResponseStatus.BAD_REQUEST;
        }
        if (rendezvous(request.uri()) == null || !request.method().equals(HttpMethod.GET)) {
            return HttpResponseStatus.NOT_FOUND;
        }
        if (!request.headers().contains(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)
                || !request.headers().contains(HttpHeaderNames.SEC_WEBSOCKET_VERSION, "13", false)) {
            return HttpResponseStatus.UPGRADE_REQUIRED;
        }
        if (!asksForUs(request)) {
            return HttpResponseStatus.BAD_REQUEST;
        }
        return house.pairing.isDraining() ? HttpResponseStatus.SERVICE_UNAVAILABLE : null;
    }

    private static @Nullable RendezvousId rendezvous(String path) {
        try {
            return RendezvousId.parsePath(path);
        } catch (FrameException e) {
            return null;
        }
    }

    private static boolean asksForUs(FullHttpRequest request) {
        return request.headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .anyMatch(protocol -> protocol.trim().equals(SUBPROTOCOL));
    }

    private void upgrade(ChannelHandlerContext context, FullHttpRequest request) {
        RendezvousId id = rendezvous(request.uri());
        try {
            new Upgrade().handshake(context.channel(), request).addListener(done -> {
                if (done.isSuccess() && id != null && !context.isRemoved()) {
                    SocketLeg leg = new SocketLeg(house, context.channel());
                    context.pipeline().replace(this, "leg", new LegHandler(house, id, leg, deadline));
                } else {
                    context.close();
                }
            });
        } catch (WebSocketHandshakeException e) {
            refuse(context, HttpResponseStatus.BAD_REQUEST);
        }
    }

    /** To our own reader of frames. */
    private static final class Upgrade extends WebSocketServerHandshaker13 {
        Upgrade() {
            super("", SUBPROTOCOL, UNUSED);
        }

        @Override
        protected WebSocketFrameDecoder newWebsocketDecoder() {
            return new FrameReader();
        }
    }

    private void refuse(ChannelHandlerContext context, HttpResponseStatus status) {
        house.counters.refused(Counters.Refusal.HTTP);
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER);
        response.headers()
                .set(HttpHeaderNames.CONTENT_LENGTH, 0)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        if (status.equals(HttpResponseStatus.UPGRADE_REQUIRED)) {
            response.headers()
                    .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
                    .set(HttpHeaderNames.SEC_WEBSOCKET_VERSION, "13");
        }
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        deadline.met();
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        boolean tls = cause instanceof SSLException
                || cause instanceof DecoderException && cause.getCause() instanceof SSLException
                || cause instanceof NotSslRecordException;
        house.counters.refused(tls ? Counters.Refusal.TLS : Counters.Refusal.HTTP);
        context.close();
    }
}
