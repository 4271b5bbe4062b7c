package dev.sessionvault.launcher.share.session;

import dev.sessionvault.launcher.share.executor.Executor;
import dev.sessionvault.launcher.share.policy.Lending;

/**
 * What a session works with.
 *
 * @param name no other session's; begins the mark of its calls
 */
public record Parts(
        String name, Lending who, Law law, Executor executor, Keys keys, Ledger ledger, Events events, Time time) {}
