package dev.sessionvault.relay.server;

import dev.sessionvault.relay.pairing.Pairing;
import dev.sessionvault.relay.wire.CloseCode;
import dev.sessionvault.relay.wire.RelayName;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A running relay. It holds no state that outlives it, and no byte of what it passes on longer than the receiving
 * connection takes to accept it.
 */
public final class Relay implements AutoCloseable {
    private static final Duration GOODBYE = Duration.ofSeconds(3);
    private static final int ADMIN_BUFFER_BYTES = 64 * 1024;

    private final RelayConfig config;
    private final Log log;
    private final Counters counters = new Counters();
    private final Pairing pairing;
    private final House house;
    private final Clock clock;
    private final EventLoopGroup threads;
    private final Channel legs;
    private final @Nullable Channel admin;

    /** @param log gets a line for each event */
    public static Relay start(RelayConfig config, OutputStream log) throws RelayException {
        Transport transport = Transport.best();
        EventLoopGroup threads = transport.threads(Runtime.getRuntime().availableProcessors());
        try {
            return new Relay(config, new Log(log, config.log()), transport, threads);
        } catch (RelayException | RuntimeException e) {
            threads.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            throw e;
        }
    }

    /** A relay that writes no log. */
    public static Relay start(RelayConfig config) throws RelayException {
        return start(config, OutputStream.nullOutputStream());
    }

    private Relay(RelayConfig config, Log log, Transport transport, EventLoopGroup threads) throws RelayException {
        this.config = config;
        this.log = log;
        this.threads = threads;
        this.pairing = new Pairing(config.limits(), config.sockets().ping(), System::nanoTime);
        HelloCheck check = new HelloCheck(config.names());
        this.house = new House(pairing, check, config.sockets(), counters, log);
        this.clock = new Clock(log);
        TlsFiles tls = config.tls();
        Certificates certificates = tls == null ? null : new Certificates(tls, counters, log);
        Tokens tokens = new Tokens(config.grants(), config.tokens(), counters, log);
        pairing.permit(tokens.current());

        Listener listener = new Listener(transport, threads);
        InetSocketAddress adminAt = config.admin();
        this.admin = adminAt == null ? null : listener.listen(adminAt, adminHandlers(), ADMIN_BUFFER_BYTES);
        this.legs = listener.listen(
                config.listen(),
                new LegInitializer(house, certificates),
                config.sockets().buffer());
        if (config.names().isEmpty()) {
            check.answerTo(ownNames());
        }
        clock.every(config.sockets().tick(), works(certificates, tokens));
        log.event(
                "started",
                "transport",
                transport.name(),
                "tls",
                tls == null ? "none" : Certificates.engine(),
                "port",
                String.valueOf(address().getPort()));
    }

    private ChannelInitializer<Channel> adminHandlers() {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline()
                        .addLast(new HttpServerCodec(), new HttpObjectAggregator(1024), new AdminHandler(Relay.this));
            }
        };
    }

    private Set<RelayName> ownNames() {
        int port = address().getPort();
        return Set.of(new RelayName("127.0.0.1:" + port), new RelayName("localhost:" + port));
    }

    private List<Runnable> works(@Nullable Certificates certificates, Tokens tokens) {
        Resources resources = new Resources();
        List<Runnable> works = new ArrayList<>();
        works.add(pairing::sweep);
        works.add(() -> house.tick(System.nanoTime()));
        works.add(() -> pairing.setFull(resources.areScarce()));
        works.add(() -> tokens.ifChanged(pairing::permit));
        if (certificates != null) {
            works.add(certificates::reloadIfChanged);
        }
        return works;
    }

    /** Where it listens for legs. */
    public InetSocketAddress address() {
        return (InetSocketAddress) legs.localAddress();
    }

    /** Where it answers for metrics and health, or null. */
    public @Nullable InetSocketAddress adminAddress() {
        return admin == null ? null : (InetSocketAddress) admin.localAddress();
    }

    /** As Prometheus reads them. */
    public String metrics() {
        return new Metrics(pairing, counters).text();
    }

    /** Whether it lets new sessions in. */
    public boolean isReady() {
        return !pairing.isDraining() && !pairing.isFull();
    }

    Counters counters() {
        return counters;
    }

    /** Tells both legs of each pair when and where to go, waits for them to leave, and stops. */
    public void drain() {
        DrainPlan plan = config.drain();
        log.event("draining");
        pairing.drain(plan.spread(), plan.patience(), plan.to());
        awaitUntil(() -> counters.legs.get() == 0, plan.patience());
        close();
    }

    /** Stops, telling legs no more than that. */
    @Override
    public void close() {
        legs.close();
        pairing.endAll(CloseCode.RESTARTS);
        house.legs.forEach(leg -> leg.close(CloseCode.RESTARTS));
        awaitUntil(() -> counters.legs.get() == 0, GOODBYE);
        clock.stop();
        threads.shutdownGracefully(0, GOODBYE.toSeconds(), TimeUnit.SECONDS).awaitUninterruptibly();
        log.event("stopped");
    }

    private static void awaitUntil(BooleanSupplier done, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            while (!done.getAsBoolean() && end - System.nanoTime() > 0) {
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
