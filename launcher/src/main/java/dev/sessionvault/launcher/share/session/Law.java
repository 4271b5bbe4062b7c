package dev.sessionvault.launcher.share.session;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.policy.Policy;
import dev.sessionvault.launcher.share.verb.Verbs;

/** What the machine's administrator says. It is read anew each time. */
public interface Law {
    /** Both as they are now. */
    record Reading(Verbs verbs, Policy policy) {}

    /** @throws LauncherException if it cannot be read or trusted; then nothing is allowed */
    Reading read() throws LauncherException;

    /** @throws LauncherException if nothing is lent by it over this relay */
    default void requireRelay(String relay, boolean tls) throws LauncherException {}
}
