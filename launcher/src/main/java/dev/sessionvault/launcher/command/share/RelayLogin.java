package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.owner.OwnerKeys;
import dev.sessionvault.launcher.share.owner.RelayText;
import dev.sessionvault.launcher.share.tunnel.PeerException;
import dev.sessionvault.launcher.share.tunnel.RelayRoute;
import dev.sessionvault.launcher.share.tunnel.RelayTrust;
import dev.sessionvault.launcher.share.tunnel.RelayVisit;
import dev.sessionvault.relay.wire.LegKey;
import dev.sessionvault.secret.SecretBytes;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a relay takes a deployment key, before the key is kept. */
final class RelayLogin {
    private final RelayText relay;
    private final RelayTrust trust;
    private final Map<String, String> environment;

    /** @param authorities a file of certificates that alone may vouch for the relay, or null for the system's */
    RelayLogin(RelayText relay, @Nullable Path authorities, Map<String, String> environment) {
        this.relay = relay;
        this.trust = RelayTrust.of(authorities);
        this.environment = environment;
    }

    /** Asks the relay. @return how handles name its authority, if it is not one of the system's */
    @Nullable
    String checked(SecretBytes text) throws LauncherException {
        try (LegKey key = OwnerKeys.deploymentKey(relay.name(), text)) {
            return RelayVisit.make(new RelayRoute(relay.name(), relay.tls(), trust, environment), key);
        } catch (PeerException e) {
            throw failed(e, "--no-check keeps the key without asking the relay");
        }
    }

    /** Asks nobody. @return as {@link #checked} */
    @Nullable
    String alleged(SecretBytes text) throws LauncherException {
        OwnerKeys.deploymentKey(relay.name(), text).close();
        try {
            return trust.onlyAuthority();
        } catch (PeerException e) {
            throw failed(e, null);
        }
    }

    private LauncherException failed(PeerException e, @Nullable String hint) {
        String why = String.valueOf(e.getMessage());
        return new LauncherException(
                ExitCode.PEER,
                "log in to the relay: " + (why.contains(relay.name().value()) ? "" : relay.name() + ": ") + why,
                e.hint() == null ? hint : e.hint());
    }
}
