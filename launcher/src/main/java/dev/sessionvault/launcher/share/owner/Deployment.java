package dev.sessionvault.launcher.share.owner;

import dev.sessionvault.relay.wire.PublicKey;
import dev.sessionvault.relay.wire.RelayName;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A relay that this owner may open sessions at, without the key.
 *
 * @param tls whether it is dialled by TLS
 * @param authority SHA-256 of the certificate, in hexadecimal, of an authority of its own; {@code null} for the system's
 * @param key the deployment key's public half
 */
public record Deployment(
        RelayName relay, boolean tls, @Nullable String authority, PublicKey key, Instant added) {

    /** As `sv-relay token list` calls it. */
    public String token() {
        return HexFormat.of().formatHex(key.bytes(), 0, 5);
    }

    /** {@code wss://} or {@code ws://} and the relay's name. */
    public String url() {
        return (tls ? "wss://" : "ws://") + relay;
    }
}
