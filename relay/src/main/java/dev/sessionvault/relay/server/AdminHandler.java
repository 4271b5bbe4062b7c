package dev.sessionvault.relay.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/** {@code /metrics}, {@code /live}, and {@code /ready}, which is 503 while nobody is let in. */
final class AdminHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final Relay relay;

    AdminHandler(Relay relay) {
        this.relay = relay;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        switch (request.uri()) {
            case "/metrics" -> answer(context, HttpResponseStatus.OK, relay.metrics());
            case "/live" -> answer(context, HttpResponseStatus.OK, "live\n");
            case "/ready" -> {
                if (relay.isReady()) {
                    answer(context, HttpResponseStatus.OK, "ready\n");
                } else {
                    answer(context, HttpResponseStatus.SERVICE_UNAVAILABLE, "not ready\n");
                }
            }
            default -> answer(context, HttpResponseStatus.NOT_FOUND, "");
        }
    }

    private static void answer(ChannelHandlerContext context, HttpResponseStatus status, String text) {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, status, Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
                .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
