package dev.sessionvault.launcher.share.tunnel;

import dev.sessionvault.relay.wire.RelayName;
import java.util.Map;

/**
 * How a relay is reached.
 *
 * @param name {@code host:port}, which also stands in the proof made for it
 * @param tls false only where both are on one machine
 * @param trust who may vouch for it, if there is TLS
 * @param environment where a proxy is looked up: HTTPS_PROXY, ALL_PROXY, NO_PROXY
 */
public record RelayRoute(RelayName name, boolean tls, RelayTrust trust, Map<String, String> environment) {

    /** Without credentials of a proxy, which stand in the environment. */
    @Override
    public String toString() {
        return name.value();
    }
}
