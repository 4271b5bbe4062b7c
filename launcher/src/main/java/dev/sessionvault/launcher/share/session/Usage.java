package dev.sessionvault.launcher.share.session;

import dev.sessionvault.launcher.share.verb.RefusedException;
import dev.sessionvault.launcher.share.verb.RefusedException.Reason;
import dev.sessionvault.launcher.share.verb.Verb;
import dev.sessionvault.launcher.share.verb.VerbName;
import java.util.HashMap;
import java.util.Map;

/** How often, and how many at once. */
final class Usage {
    static final int MAX_AT_ONCE = 16;
    static final int BURST = 20;
    static final int PER_SECOND = 10;

    private final Time time;
    private final Map<VerbName, Integer> running = new HashMap<>();
    private int calls;
    private int atOnce;
    private double tokens = BURST;
    private long filledAtMillis;

    Usage(Time time) {
        this.time = time;
        this.filledAtMillis = time.bootMillis();
    }

    /** The right to one call, until it is given back. */
    final class Ticket implements AutoCloseable {
        private final VerbName verb;
        private boolean open = true;

        private Ticket(VerbName verb) {
            this.verb = verb;
        }

        @Override
        public void close() {
            synchronized (Usage.this) {
                if (open) {
                    open = false;
                    atOnce--;
                    running.merge(verb, -1, Integer::sum);
                }
            }
        }
    }

    /** @throws RefusedException TOO_MANY or TOO_FAST */
    synchronized Ticket take(Verb verb, int maxCalls) throws RefusedException {
        if (calls >= maxCalls) {
            throw refused(Reason.TOO_MANY, "all " + maxCalls + " calls that were lent have been made");
        }
        fill();
        if (tokens < 1) {
            throw refused(Reason.TOO_FAST, "more than " + PER_SECOND + " calls a second");
        }
        int limit = verb.limits().concurrent();
        if (running.getOrDefault(verb.name(), 0) >= limit || atOnce >= MAX_AT_ONCE) {
            throw refused(
                    Reason.TOO_MANY,
                    atOnce >= MAX_AT_ONCE
                            ? MAX_AT_ONCE + " calls are under way, and no more may be at once"
                            : "of " + verb.name() + " only " + limit + " may be under way at once");
        }
        tokens--;
        calls++;
        atOnce++;
        running.merge(verb.name(), 1, Integer::sum);
        return new Ticket(verb.name());
    }

    private void fill() {
        long now = time.bootMillis();
        tokens = Math.min(BURST, tokens + (now - filledAtMillis) * PER_SECOND / 1000.0);
        filledAtMillis = now;
    }

    synchronized int calls() {
        return calls;
    }

    synchronized boolean isUsedUp(int maxCalls) {
        return calls >= maxCalls && atOnce == 0;
    }

    private static RefusedException refused(Reason reason, String text) {
        return new RefusedException(reason, null, text);
    }
}
