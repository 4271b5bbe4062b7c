package dev.sessionvault.launcher.reflect;

import dev.sessionvault.launcher.share.passport.LentVerb;
import java.util.List;
import java.util.Map;

/** What a recipient was lent, and the way to use it. For several threads. */
public interface Lender {
    /** By a passport that was verified; the last one, also when the session is over. */
    List<LentVerb> verbs();

    /** Who lends, for how long; texts of ours. */
    String described();

    /**
     * Has a verb done. What is refused, here or by the owner, ends as every call does: {@link CallListener#ended}.
     *
     * @param arguments by parameter
     * @param deadlineMillis after which nobody wants an answer; 0 if somebody always does
     */
    Running call(String verb, Map<String, String> arguments, int deadlineMillis, CallListener listener);

    /** Called whenever {@link #verbs} has become another list, by a thread that must not be held up. */
    void onChange(Runnable changed);
}
