package dev.sessionvault.launcher.share.session;

import dev.sessionvault.launcher.share.message.Ended;
import dev.sessionvault.launcher.share.verb.RefusedException;
import dev.sessionvault.launcher.share.verb.RefusedException.Reason;
import org.jspecify.annotations.Nullable;

/** Where a session stands: SHARE.md, "The session's life". For several threads. */
final class SessionState {
    private final Lifetime lifetime;
    private Phase phase = Phase.WAITING;
    private Terms terms;
    private Ended.@Nullable Reason ended;

    SessionState(Lifetime lifetime, Terms terms) {
        this.lifetime = lifetime;
        this.terms = terms;
    }

    /** As {@code share list} names them. */
    enum Phase {
        /** No recipient is there. */
        WAITING,
        CONNECTED,
        /** The connection is cut; the recipient may come back. */
        INTERRUPTED,
        ENDED
    }

    synchronized Phase phase() {
        return phase;
    }

    synchronized Terms terms() {
        return terms;
    }

    synchronized Ended.@Nullable Reason ended() {
        return ended;
    }

    /** @throws RefusedException ENDED, also from the moment on at which either clock says so */
    synchronized Terms requireAlive() throws RefusedException {
        if (phase == Phase.ENDED || lifetime.isOver()) {
            throw new RefusedException(Reason.ENDED, null, "the session is over");
        }
        return terms;
    }

    /** @return false if it has ended: nothing leads out of that */
    synchronized boolean enter(Phase next) {
        if (phase == Phase.ENDED) {
            return false;
        }
        phase = next;
        return true;
    }

    /** @return false if it had ended before */
    synchronized boolean end(Ended.Reason why) {
        if (!enter(Phase.ENDED)) {
            return false;
        }
        ended = why;
        return true;
    }

    /** @return false if it is over, or these are not the next terms */
    synchronized boolean change(Terms next) {
        if (phase == Phase.ENDED || lifetime.isOver() || next.serial() != terms.serial() + 1) {
            return false;
        }
        lifetime.change(next.length());
        terms = next;
        return true;
    }
}
