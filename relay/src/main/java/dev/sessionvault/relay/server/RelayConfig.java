package dev.sessionvault.relay.server;

import dev.sessionvault.relay.pairing.Grant;
import dev.sessionvault.relay.pairing.Limits;
import dev.sessionvault.relay.wire.RelayName;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a relay is told at its start.
 *
 * @param listen port 0 for any
 * @param admin for metrics and health; null for none
 * @param names that legs dial; none for the address that is listened on
 * @param tls null for plain WebSocket, as behind a proxy that has the certificate
 * @param grants deployment keys that are let in
 * @param tokens a file of more of them, taken anew when it changes; null for none
 */
public record RelayConfig(
        InetSocketAddress listen,
        @Nullable InetSocketAddress admin,
        Set<RelayName> names,
        @Nullable TlsFiles tls,
        List<Grant> grants,
        @Nullable Path tokens,
        Limits limits,
        SocketLimits sockets,
        DrainPlan drain,
        LogChoice log) {

    /** A relay for this machine alone: plain, on any port, with metrics on another. */
    public static RelayConfig local(List<Grant> grants) {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return new RelayConfig(
                any,
                any,
                Set.of(),
                null,
                grants,
                null,
                Limits.STANDARD,
                SocketLimits.STANDARD,
                DrainPlan.STANDARD,
                LogChoice.QUIET);
    }

    public RelayConfig withNames(Set<RelayName> value) {
        return new RelayConfig(listen, admin, value, tls, grants, tokens, limits, sockets, drain, log);
    }

    public RelayConfig withTls(TlsFiles value) {
        return new RelayConfig(listen, admin, names, value, grants, tokens, limits, sockets, drain, log);
    }

    public RelayConfig withTokens(Path value) {
        return new RelayConfig(listen, admin, names, tls, grants, value, limits, sockets, drain, log);
    }

    public RelayConfig withLimits(Limits value) {
        return new RelayConfig(listen, admin, names, tls, grants, tokens, value, sockets, drain, log);
    }

    public RelayConfig withSockets(SocketLimits value) {
        return new RelayConfig(listen, admin, names, tls, grants, tokens, limits, value, drain, log);
    }

    public RelayConfig withDrain(DrainPlan value) {
        return new RelayConfig(listen, admin, names, tls, grants, tokens, limits, sockets, value, log);
    }
}
