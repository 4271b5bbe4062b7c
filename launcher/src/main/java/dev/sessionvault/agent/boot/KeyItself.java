package dev.sessionvault.agent.boot;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whether a value is the key. A class and no lambda: the first lambda of a JVM takes longer than all of the agent. */
final class KeyItself implements Predicate<@Nullable String> {
    private final HeldKey key;

    KeyItself(HeldKey key) {
        this.key = key;
    }

    @Override
    public boolean test(@Nullable String value) {
        return value != null && key.is(value);
    }
}
