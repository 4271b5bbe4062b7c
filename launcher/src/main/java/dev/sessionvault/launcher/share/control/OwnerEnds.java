package dev.sessionvault.launcher.share.control;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.channel.ChannelException;
import dev.sessionvault.launcher.share.channel.OwnerChannel;
import dev.sessionvault.launcher.share.channel.OwnerEnd;
import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.passport.Passport;
import dev.sessionvault.launcher.share.session.Session;
import dev.sessionvault.launcher.share.tunnel.RelayRoute;
import dev.sessionvault.launcher.share.tunnel.RelayTrust;
import dev.sessionvault.relay.wire.LegKey;
import dev.sessionvault.relay.wire.RelayName;
import dev.sessionvault.secret.SecretAccess;

/** The session's way to its relay. */
final class OwnerEnds {
    private OwnerEnds() {}

    static OwnerChannel listen(Plan plan, Passport passport, Identity sessionKey, Session session)
            throws LauncherException, InterruptedException {
        String authority = plan.text("relayCa");
        RelayRoute route = new RelayRoute(
                new RelayName(passport.relay()),
                passport.tls(),
                RelayTrust.pinned(authority.isEmpty() ? null : authority),
                plan.environment);
        LegKey deployment = plan.deploymentKey.read(SecretAccess.granted(), LegKey::of);
        try {
            return OwnerChannel.listen(
                    new OwnerEnd(
                            route,
                            deployment,
                            plan.secret,
                            sessionKey,
                            key -> passport.recipient() == null
                                    || passport.recipient().equals(key),
                            passport.end()),
                    session);
        } catch (ChannelException e) {
            throw SessionProcess.failed(String.valueOf(e.getMessage()), e.hint());
        }
    }
}
