package dev.sessionvault.root.contract;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Refusal;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One root, running, in surroundings that the suite may do with as it likes.
 *
 * <p>Which situations can be made is not the subject's to say: the table has a row for its environment, and the suite
 * asks for each situation of it, and demands {@link CannotBeMade} for each other one.
 */
public interface Subject extends AutoCloseable {

    KeyRoot root();

    /** Called before anything is sealed, where a situation must be prepared as early as that. */
    default void prepare(Situation situation) throws Exception {}

    void bring(Situation situation) throws Exception;

    /** Brings back what was before, so that the key opens again; false if there is no way back. */
    default boolean end(Situation situation) throws Exception {
        return false;
    }

    /** What the root still holds for keys that were forgotten, or for calls that have ended: nothing, one hopes. */
    List<?> left() throws Exception;

    /** Whether the root itself keeps something for each key, so that a forgotten one is absent. */
    boolean keeps();

    /** False where a changed byte may go unnoticed as long as the key that comes out is the one that went in. */
    default boolean readsEveryByte() {
        return true;
    }

    /** What sealed bytes of which one was changed may be answered with. */
    default Set<Refusal> ofChanged() {
        return EnumSet.of(Refusal.DAMAGED, Refusal.ABSENT);
    }

    @Override
    default void close() throws Exception {}

    /** Where subjects come from. */
    interface Environment {
        /** The name of its row in the table. */
        String name();

        /** @param directory an empty one, for this subject alone */
        Subject start(Path directory) throws Exception;
    }

    /** The situation does not exist for this root, or nobody has found out how to make it. */
    final class CannotBeMade extends Exception {
        private static final long serialVersionUID = 1;

        public CannotBeMade(Situation situation) {
            super(situation.word());
        }
    }
}
