package dev.sessionvault.relay.server;

import dev.sessionvault.relay.wire.CloseCode;
import dev.sessionvault.relay.wire.HelloFields;
import dev.sessionvault.relay.wire.RendezvousId;
import io.netty.channel.Channel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object a line. What it is given is written by us: no text of a library, and nothing of a leg unless the
 * operator asked for it.
 */
final class Log {
    private final OutputStream out;
    private final LogChoice choice;

    Log(OutputStream out, LogChoice choice) {
        this.out = out;
        this.choice = choice;
    }

    /** @param claimed null for a leg that proved nothing */
    void closed(CloseCode code, @Nullable HelloFields claimed, Channel channel) {
        if (!choice.legs()) {
            return;
        }
        String role = claimed == null ? "none" : claimed.role().name().toLowerCase(Locale.ROOT);
        if (!choice.identify()) {
            event("leg_closed", "cause", code.label(), "role", role);
            return;
        }
        String deployment = claimed == null ? "" : claimed.deployment().toString();
        String rendezvous = claimed == null
                ? ""
                : RendezvousId.of(claimed.deployment(), claimed.guest()).toString();
        event(
                "leg_closed",
                "cause",
                code.label(),
                "role",
                role,
                "rendezvous",
                rendezvous,
                "deployment",
                deployment,
                "address",
                String.valueOf(channel.remoteAddress()));
    }

    /** @param fields name and value in turn */
    void event(String event, String... fields) {
        StringBuilder line = new StringBuilder(160);
        line.append("{\"time\":\"")
                .append(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .append('"');
        append(line, "event", event);
        for (int i = 0; i + 1 < fields.length; i += 2) {
            append(line, fields[i], fields[i + 1]);
        }
        write(line.append("}\n").toString());
    }

    private static void append(StringBuilder line, String name, String value) {
        line.append(",\"").append(name).append("\":\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                line.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                line.append(c);
            }
        }
        line.append('"');
    }

    private synchronized void write(String line) {
        try {
            out.write(line.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            // A relay whose log is full goes on relaying.
        }
    }
}
