package dev.sessionvault.relay.server;

import dev.sessionvault.relay.wire.RelayName;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a relay stops.
 *
 * @param spread legs are told to dial again at some time within this
 * @param patience for legs to leave before they are closed
 * @param to where they are told to go, or null for the name they dialled
 */
public record DrainPlan(
        Duration spread, Duration patience, @Nullable RelayName to) {
    public static final DrainPlan STANDARD = new DrainPlan(Duration.ofSeconds(60), Duration.ofMinutes(30), null);
}
