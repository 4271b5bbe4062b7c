package dev.sessionvault.launcher.share.session;

import dev.sessionvault.launcher.share.channel.Channel;
import dev.sessionvault.launcher.share.executor.Stop;
import dev.sessionvault.launcher.share.message.Call;
import dev.sessionvault.launcher.share.scope.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The calls of a session: each runs once, whatever comes twice. */
final class Calls {
    /** Under way, those that wait for an answer or are about to be refused among them. */
    static final int MAX_THREADS = 64;

    private final Parts parts;
    private final SessionState state;
    private final Usage usage;
    private final Gate gate;
    private final Approvals approvals = new Approvals();
    private final Map<CallRun, Thread> runs = new LinkedHashMap<>();
    private final Set<Integer> seen = new HashSet<>();
    private int last;

    Calls(Parts parts, SessionState state) {
        this.parts = parts;
        this.state = state;
        this.usage = new Usage(parts.time());
        this.gate = new Gate(state, parts.law(), parts.who(), usage, parts.ledger());
    }

    /** @return false if this recipient has used the number before, or does not stop calling */
    boolean begin(Call call, Channel from) {
        synchronized (runs) {
            if (!seen.add(call.id()) || runs.size() >= MAX_THREADS) {
                return false;
            }
            CallRun run = new CallRun(++last, call, from, parts, gate, approvals);
            Thread thread = new Thread(() -> perform(run), "sv-call-" + last);
            thread.setDaemon(true);
            runs.put(run, thread);
            thread.start();
            return true;
        }
    }

    private void perform(CallRun run) {
        try {
            run.run();
        } finally {
            synchronized (runs) {
                runs.remove(run);
                runs.notifyAll();
            }
        }
    }

    /** Another recipient's program counts for itself. */
    void forget() {
        synchronized (runs) {
            seen.clear();
        }
    }

    void cancel(int id) {
        stop(run -> run.id() == id, Stop.CANCELLED);
    }

    boolean kill(int number) {
        return stop(run -> run.number() == number, Stop.KILLED) > 0;
    }

    void stopAll(Stop why) {
        stop(run -> true, why);
    }

    void stopOutside(Scope scope) {
        stop(run -> run.isOutside(scope), Stop.REVOKED);
    }

    private int stop(Predicate<CallRun> which, Stop why) {
        List<CallRun> found = now().stream().filter(which).toList();
        found.forEach(run -> run.stop(why));
        return found.size();
    }

    private List<CallRun> now() {
        synchronized (runs) {
            return new ArrayList<>(runs.keySet());
        }
    }

    boolean answer(int number, boolean yes) {
        return approvals.answer(number, yes);
    }

    void awaitAll(long millis) {
        long until = System.nanoTime() + millis * 1_000_000;
        synchronized (runs) {
            while (!runs.isEmpty() && System.nanoTime() < until) {
                try {
                    runs.wait(20);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    /** Those that wait for a recipient who does not read. */
    void interruptAll() {
        synchronized (runs) {
            runs.values().forEach(Thread::interrupt);
        }
    }

    int count() {
        return usage.calls();
    }

    boolean isUsedUp() {
        synchronized (runs) {
            return runs.isEmpty() && usage.isUsedUp(state.terms().maxCalls());
        }
    }
}
