package dev.sessionvault.root.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.root.Opening;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.root.TimeLimit;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a root answers in a situation, and whether it gets over it. */
final class InTrouble {
    /** What a loaded machine may add to a limit. */
    private static final int SLACK_MILLIS = 2_000;

    private final Subject subject;
    private final Situation situation;

    InTrouble(Subject subject, Situation situation) {
        this.subject = subject;
        this.situation = situation;
    }

    void run() throws Exception {
        try (Keys keys = new Keys()) {
            subject.prepare(situation);
            SealedKey sealed = subject.root().seal(keys.key);
            keys.assertOpens(subject.root(), sealed);
            subject.bring(situation);
            opensNot(keys, sealed);
            if (subject.end(situation)) {
                keys.assertOpens(subject.root(), sealed);
                subject.root().forget(sealed);
                assertEquals(List.of(), subject.left(), "left behind");
            } else {
                forget(keys, sealed);
            }
        }
    }

    private void opensNot(Keys keys, SealedKey sealed) {
        long start = System.nanoTime();
        Opening opening = subject.root().open(sealed);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        keys.assertRefused(EnumSet.of(situation.refusal()), situation.word(), opening);
        assertTrue(millis < TimeLimit.SILENT_MILLIS + SLACK_MILLIS, "took " + millis + " ms");
    }

    /** A root that cannot be used may refuse that too; it may not do anything else. */
    private void forget(Keys keys, SealedKey sealed) {
        try {
            subject.root().forget(sealed);
        } catch (RootException e) {
            keys.assertSilent(e);
            keys.assertSilent(e.refused());
        }
    }
}
