package dev.sessionvault.agent.advice;

import dev.sessionvault.agent.boot.NativeLaunchers;
import org.jspecify.annotations.Nullable;

/** Before {@code ClassLoader.preDefineClass}, for {@code wrap}: who comes that could start tools past us. */
public final class DefinedClass {
    private DefinedClass() {}

    /** The same name. */
    public static @Nullable String answer(@Nullable String name) {
        NativeLaunchers.notice(name);
        return name;
    }
}
