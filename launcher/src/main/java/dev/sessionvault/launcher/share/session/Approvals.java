package dev.sessionvault.launcher.share.session;

import dev.sessionvault.launcher.share.verb.RefusedException;
import dev.sessionvault.launcher.share.verb.RefusedException.Reason;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls about which the owner is asked. */
final class Approvals {
    static final long PATIENCE_MILLIS = 120_000;

    private final Map<Integer, CompletableFuture<Boolean>> asked = new ConcurrentHashMap<>();

    /**
     * Waits for the answer.
     *
     * @throws RefusedException NOT_APPROVED for a no, and for none in time
     */
    void await(int call, long millis) throws RefusedException, InterruptedException {
        CompletableFuture<Boolean> answer = asked.computeIfAbsent(call, number -> new CompletableFuture<>());
        try {
            if (!answer.get(Math.min(millis, PATIENCE_MILLIS), TimeUnit.MILLISECONDS)) {
                throw refused("the owner said no");
            }
        } catch (TimeoutException e) {
            throw refused("the owner did not answer in time");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RefusedException refused(String text) {
        return new RefusedException(Reason.NOT_APPROVED, null, text);
    }

    /** To be called before anybody is told of the question, so that no answer comes too early. */
    void expect(int call) {
        asked.put(call, new CompletableFuture<>());
    }

    /** To be called behind each {@link #expect}: nobody can answer any more. */
    void forget(int call) {
        asked.remove(call);
    }

    /** @return whether this call was waiting for it */
    boolean answer(int call, boolean yes) {
        CompletableFuture<Boolean> answer = asked.get(call);
        return answer != null && answer.complete(yes);
    }
}
