package dev.sessionvault.relay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.relay.pairing.Limits;
import dev.sessionvault.relay.wire.CloseCode;
import dev.sessionvault.relay.wire.RelayName;
import dev.sessionvault.relay.wire.Restarting;
import dev.sessionvault.relay.wire.Role;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every way in which a session, or the relay itself, ends. */
class SessionEndTest {
    private final RelayConfig config =
            RelayConfig.local(Ends.grants()).withSockets(SocketLimits.STANDARD.withTick(Duration.ofMillis(20)));
    private @Nullable Relay running;

    private Relay start(RelayConfig with) throws RelayException {
        Relay relay = Relay.start(with);
        running = relay;
        return relay;
    }

    @AfterEach
    void stop() {
        if (running != null) {
            running.close();
        }
    }

    @Test
    void itsTime() throws Exception {
        Relay relay = start(config.withLimits(Limits.STANDARD.withSession(Duration.ofMillis(300))));
        try (EndPair pair = Ends.at(relay).pair()) {
            pair.owner.expectClose(CloseCode.EXPIRED);
            pair.guest.expectClose(CloseCode.EXPIRED);
        }
    }

    @Test
    void nobodySpeaks() throws Exception {
        Relay relay = start(config.withLimits(Limits.STANDARD.withIdle(Duration.ofMillis(200))));
        try (EndPair pair = Ends.at(relay).pair()) {
            pair.owner.expectClose(CloseCode.IDLE);
            pair.guest.expectClose(CloseCode.IDLE);
        }
    }

    @Test
    void nobodyComes() throws Exception {
        Relay relay = start(config.withLimits(Limits.STANDARD.withWaiting(Duration.ofMillis(200))));
        try (EndLeg owner = Ends.at(relay).enter(Role.OWNER)) {
            owner.expectClose(CloseCode.WAITED);
        }
        assertTrue(relay.metrics().contains("\nsv_relay_sessions 0\n"));
    }

    @Test
    void aRelayThatIsFull_opensNoSessionButKeepsThoseItHas() throws Exception {
        Relay relay = start(config.withLimits(Limits.STANDARD.withSessions(1)));
        Ends ends = Ends.at(relay);
        try (EndPair pair = ends.pair()) {
            Ends late = Ends.at(relay);
            EndLeg refused = EndLeg.say(late.connect(), challenge -> late.hello(Role.OWNER, challenge));
            refused.expectClose(CloseCode.BUSY);
            refused.close();
            pair.assertSound();
        }
    }

    @Test
    void connectionsOverTheirNumber_areRefusedWhileOthersWork() throws Exception {
        Relay relay = start(config.withSockets(config.sockets().withPending(2)));
        try (EndPair pair = Ends.at(relay).pair();
                RawWebSocket one = new RawWebSocket(RawWebSocket.connect(relay.address(), null));
                RawWebSocket two = new RawWebSocket(RawWebSocket.connect(relay.address(), null))) {
            awaitPending(relay, 2);
            try (RawWebSocket three = new RawWebSocket(RawWebSocket.connect(relay.address(), null))) {
                assertThrows(IOException.class, three::read);
            }
            assertEquals(1, relay.counters().refusals(Counters.Refusal.PENDING));
            pair.assertSound();
            one.close();
            two.close();
            awaitPending(relay, 0);
            Ends.at(relay).pair().close();
        }
    }

    private static void awaitPending(Relay relay, int count) throws InterruptedException {
        for (int i = 0; i < 500 && relay.counters().pending.get() != count; i++) {
            Thread.sleep(10);
        }
        assertEquals(count, relay.counters().pending.get());
    }

    @Test
    void oneAddressThatDialsTooOften_isRefused() throws Exception {
        Relay relay = start(config.withSockets(config.sockets().withDialsPerSecond(1)));
        try (EndPair pair = Ends.at(relay).pair()) {
            for (int i = 0; i < 3; i++) {
                new RawWebSocket(RawWebSocket.connect(relay.address(), null)).close();
            }
            try (RawWebSocket late = new RawWebSocket(RawWebSocket.connect(relay.address(), null))) {
                assertThrows(IOException.class, late::read);
            }
            assertEquals(1, relay.counters().refusals(Counters.Refusal.ADDRESS));
            pair.assertSound();
        }
    }

    @Test
    void aDrain_tellsBothLegsWhenAndWhere_andWaitsForThem() throws Exception {
        RelayName elsewhere = new RelayName("r2.example.org:443");
        Relay relay = start(config.withDrain(new DrainPlan(Duration.ofSeconds(5), Duration.ofSeconds(20), elsewhere)));
        Ends ends = Ends.at(relay);
        EndPair pair = ends.pair();
        Thread draining = new Thread(relay::drain);
        draining.start();
        Restarting told = pair.owner.expect(Restarting.class);
        assertEquals(told, pair.guest.expect(Restarting.class));
        assertEquals(elsewhere, told.where());
        assertEquals(20, told.tryForSeconds());
        assertTrue(told.reconnectInMillis() <= 5_000);
        pair.assertSound();
        assertFalse(relay.isReady());
        assertEquals(503, get(relay, "/ready").statusCode());
        assertEquals(200, get(relay, "/live").statusCode());
        assertEquals(
                "HTTP/1.1 503 Service Unavailable",
                assertThrows(IOException.class, () -> Ends.at(relay).connect()).getMessage());
        pair.close();
        draining.join(5_000);
        assertFalse(draining.isAlive(), "the last leg has left");
        assertThrows(IOException.class, () -> RawWebSocket.connect(relay.address(), null));
    }

    @Test
    void legsThatDoNotLeaveADrainingRelay_areClosed() throws Exception {
        Relay relay = start(config.withDrain(new DrainPlan(Duration.ZERO, Duration.ofMillis(300), null)));
        try (EndPair pair = Ends.at(relay).pair()) {
            Thread draining = new Thread(relay::drain);
            draining.start();
            pair.owner.expectClose(CloseCode.RESTARTS);
            pair.guest.expectClose(CloseCode.RESTARTS);
            pair.close();
            draining.join();
        }
    }

    @Test
    void metricsAndHealth_areOnAnotherPort() throws Exception {
        Relay relay = start(config);
        HttpResponse<String> metrics = get(relay, "/metrics");
        assertEquals(200, metrics.statusCode());
        assertTrue(metrics.body().contains("\n# TYPE sv_relay_closed_total counter\n"));
        assertEquals("ready\n", get(relay, "/ready").body());
        assertEquals(404, get(relay, "/").statusCode());
        for (String line : metrics.body().lines().toList()) {
            assertTrue(line.startsWith("# ") || line.matches("sv_relay_[a-z_]+(\\{[a-z]+=\"[a-z_]+\"\\})? \\d+"), line);
        }
    }

    private static HttpResponse<String> get(Relay relay, String path) throws Exception {
        InetSocketAddress admin = Objects.requireNonNull(relay.adminAddress());
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + admin.getPort() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
