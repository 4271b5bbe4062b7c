package dev.sessionvault.relay.server;

import dev.sessionvault.relay.pairing.Pairing;
import dev.sessionvault.relay.pairing.Tally;
import dev.sessionvault.relay.wire.CloseCode;
import java.util.Locale;

/** Everything that is counted. No label names a session, a deployment or an address. */
final class Metrics {
    private final Pairing pairing;
    private final Counters counters;

    Metrics(Pairing pairing, Counters counters) {
        this.pairing = pairing;
        this.counters = counters;
    }

    String text() {
        Exposition out = new Exposition();
        now(out);
        pairs(out);
        traffic(out);
        refusals(out);
        files(out);
        return out.toString();
    }

    private void now(Exposition out) {
        out.gauge("sv_relay_sessions", "Sessions alive.", pairing.sessions())
                .gauge("sv_relay_pairs", "Sessions with both legs.", pairing.pairs())
                .gauge("sv_relay_legs", "Connections that are WebSockets.", counters.legs.get())
                .gauge("sv_relay_pending", "Connections without a place.", counters.pending.get())
                .gauge("sv_relay_paused_legs", "Legs that are not being read from.", counters.paused.get())
                .gauge("sv_relay_draining", "1 while nobody is let in.", pairing.isDraining() ? 1 : 0)
                .gauge(
                        "sv_relay_full",
                        "1 while no session is opened for want of resources.",
                        pairing.isFull() ? 1 : 0);
    }

    private void pairs(Exposition out) {
        Tally tally = pairing.tally();
        out.counter("sv_relay_sessions_opened_total", "Sessions opened.", tally.sessionsOpened.sum())
                .counter("sv_relay_sessions_ended_total", "Sessions ended.", tally.sessionsEnded.sum())
                .counter("sv_relay_pairings_total", "Times that two legs met.", tally.pairings.sum());
    }

    private void traffic(Exposition out) {
        Tally tally = pairing.tally();
        out.head("sv_relay_frames_total", "DATA frames passed on.", "counter")
                .sample("sv_relay_frames_total", "from", "owner", tally.framesFromOwners.sum())
                .sample("sv_relay_frames_total", "from", "guest", tally.framesFromGuests.sum())
                .head("sv_relay_bytes_total", "Bytes of DATA frames passed on.", "counter")
                .sample("sv_relay_bytes_total", "from", "owner", tally.bytesFromOwners.sum())
                .sample("sv_relay_bytes_total", "from", "guest", tally.bytesFromGuests.sum())
                .counter("sv_relay_stale_frames_total", "DATA frames for a leg that had left.", tally.staleFrames.sum())
                .counter("sv_relay_pauses_total", "Times that a leg was not read from.", counters.pauses.sum());
    }

    private void refusals(Exposition out) {
        out.counter("sv_relay_connections_total", "Connections accepted.", counters.connections.sum());
        out.head("sv_relay_refused_total", "Connections refused before they were WebSockets.", "counter");
        for (Counters.Refusal refusal : Counters.Refusal.values()) {
            String cause = refusal.name().toLowerCase(Locale.ROOT);
            out.sample("sv_relay_refused_total", "cause", cause, counters.refusals(refusal));
        }
        out.head("sv_relay_closed_total", "Legs closed.", "counter");
        for (CloseCode code : CloseCode.values()) {
            out.sample("sv_relay_closed_total", "cause", code.label(), counters.closings(code));
        }
    }

    private void files(Exposition out) {
        out.counter("sv_relay_certificate_loads_total", "New certificates.", counters.certificateLoads.sum())
                .counter(
                        "sv_relay_certificate_failures_total",
                        "Certificate files that were changed and are wrong.",
                        counters.certificateFailures.sum())
                .counter(
                        "sv_relay_token_failures_total",
                        "Token files that were changed and are wrong.",
                        counters.tokenFailures.sum());
    }
}
