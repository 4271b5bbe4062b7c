package dev.sessionvault.relay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a relay still has of sessions that are over: nothing. */
final class Remains {
    /** Named only: initialised here, one of them would want its native library. */
    private static final List<String> TYPES = List.of(
            "dev.sessionvault.relay.pairing.Session",
            "dev.sessionvault.relay.pairing.Seat",
            SocketLeg.class.getName(),
            LegHandler.class.getName(),
            Deadline.class.getName(),
            Gate.class.getName(),
            Pulse.class.getName(),
            "io.netty.handler.ssl.OpenSslEngine");

    private Remains() {}

    /** Counters and gauges that are not zero, once the last leg has gone. */
    static List<String> counted(SoakNode node) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (node.metric("sv_relay_legs") + node.metric("sv_relay_pending") > 0 && deadline - System.nanoTime() > 0) {
            Thread.sleep(500);
        }
        return node.metrics().entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .map(each -> each.getKey().replace("sv_relay_", "") + " " + each.getValue())
                .toList();
    }

    static void assertNone(SoakNode node) throws Exception {
        Vitals.settle(node.process.pid());
        for (String gauge : List.of("sessions", "pairs", "legs", "pending", "paused_legs", "full", "draining")) {
            assertEquals(0, node.metric("sv_relay_" + gauge), gauge);
        }
        assertEquals(node.metric("sv_relay_sessions_opened_total"), node.metric("sv_relay_sessions_ended_total"));
        assertTrue(node.sum("sv_relay_closed_total") + node.sum("sv_relay_refused_total")
                <= node.metric("sv_relay_connections_total"));
        for (String type : TYPES) {
            Class<?> there = Class.forName(type, false, Remains.class.getClassLoader());
            assertEquals(0, Vitals.instances(node.process.pid(), there), type);
        }
        long left = Vitals.descriptors(node.process.pid()) - node.descriptorsAtRest;
        assertTrue(left <= 4, left + " descriptors are left");
    }
}
