package dev.sessionvault.launcher.share.owner;

import dev.sessionvault.relay.wire.PublicKey;
import dev.sessionvault.relay.wire.RelayName;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A relay that this owner may open sessions at, without the key.
 *
 * @param tls whether it is dialled by TLS
 * @param key the deployment key's public half
 */
public record Deployment(RelayName relay, boolean tls, PublicKey key, Instant added) {

    /** As `sv-relay token list` calls it. */
    public String token() {
        return HexFormat.of().formatHex(key.bytes(), 0, 5);
    }

    /** {@code wss://} or {@code ws://} and the relay's name. */
    public String url() {
        return (tls ? "wss://" : "ws://") + relay;
    }
}
