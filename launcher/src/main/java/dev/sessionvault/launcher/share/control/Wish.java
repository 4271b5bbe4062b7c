package dev.sessionvault.launcher.share.control;

import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.launcher.share.verb.VerbName;
import dev.sessionvault.relay.wire.RelayName;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to lend.
 *
 * @param verbs as they are typed
 * @param ttl zero for as long as the policy allows
 * @param maxCalls 0 for as many as the policy allows
 * @param recipient {@code null} for whoever bears the handle
 * @param relayCa as a handle names the relay's authority, in hexadecimal; {@code null} for the system's
 */
public record Wish(
        List<String> verbs,
        Duration ttl,
        int maxCalls,
        Set<VerbName> approve,
        @Nullable IdentityKey recipient,
        RelayName relay,
        boolean tls,
        @Nullable String relayCa) {}
