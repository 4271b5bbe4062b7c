package dev.sessionvault.launcher.share.session;

import dev.sessionvault.launcher.share.scope.Scope;
import dev.sessionvault.launcher.share.verb.VerbName;
import java.time.Duration;
import java.util.Set;

/**
 * What is lent now. The recipient is told of it by a passport; what counts is this.
 *
 * @param serial of the passport that says so
 * @param length of the session, from its opening
 * @param maxCalls altogether
 * @param approve verbs about each call of which the owner is asked, besides those of which verb or policy say so
 */
public record Terms(int serial, Scope scope, Duration length, int maxCalls, Set<VerbName> approve) {
    public Terms {
        approve = Set.copyOf(approve);
    }
}
