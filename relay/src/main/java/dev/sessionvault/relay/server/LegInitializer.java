package dev.sessionvault.relay.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslHandler;
import org.jspecify.annotations.Nullable;

/** A new connection: turned away, or given until its deadline to become a leg. */
final class LegInitializer extends ChannelInitializer<Channel> {
    private static final int MAX_LINE_BYTES = 512;
    private static final int MAX_HEADERS_BYTES = 8 * 1024;
    private static final int MAX_BODY_BYTES = 1024;

    private final House house;
    private final Dials dials;
    private final @Nullable Certificates certificates;

    LegInitializer(House house, @Nullable Certificates certificates) {
        this.house = house;
        this.dials = new Dials(house.limits.dialsPerSecond());
        this.certificates = certificates;
    }

    @Override
    protected void initChannel(Channel channel) {
        house.counters.connections.increment();
        if (house.counters.pending.get() >= house.limits.pending()) {
            refuse(channel, Counters.Refusal.PENDING);
        } else if (!dials.allows(channel.remoteAddress())) {
            refuse(channel, Counters.Refusal.ADDRESS);
        } else {
            greet(channel);
        }
    }

    private void refuse(Channel channel, Counters.Refusal why) {
        house.counters.refused(why);
        channel.close();
    }

    private void greet(Channel channel) {
        Deadline deadline = new Deadline(channel, house);
        if (certificates != null) {
            SslHandler tls = certificates.current().newHandler(channel.alloc());
            tls.setHandshakeTimeoutMillis(house.limits.hello().toMillis());
            // What is written is a whole frame: to make larger records of them would copy every byte once more.
            tls.setWrapDataSize(0);
            channel.pipeline().addLast(tls);
        }
        channel.pipeline()
                .addLast(new HttpServerCodec(new HttpDecoderConfig()
                        .setMaxInitialLineLength(MAX_LINE_BYTES)
                        .setMaxHeaderSize(MAX_HEADERS_BYTES)))
                .addLast(new HttpObjectAggregator(MAX_BODY_BYTES, true))
                .addLast(new UpgradeHandler(house, deadline));
    }
}
