package dev.sessionvault.launcher.share.tunnel;

import dev.sessionvault.relay.wire.RelayName;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a relay is reached.
 *
 * @param name {@code host:port}, which also stands in the proof made for it
 * @param tls false only where both are on one machine
 * @param authorities a file of CA certificates that alone may vouch for it, or null for the system's
 * @param environment where a proxy is looked up: HTTPS_PROXY, ALL_PROXY, NO_PROXY
 */
public record RelayRoute(
        RelayName name, boolean tls, @Nullable Path authorities, Map<String, String> environment) {

    /** By this process's environment. */
    public static RelayRoute of(RelayName name, boolean tls, @Nullable Path authorities) {
        return new RelayRoute(name, tls, authorities, System.getenv());
    }

    /** Without credentials of a proxy, which stand in the environment. */
    @Override
    public String toString() {
        return name.value();
    }
}
