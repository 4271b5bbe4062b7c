package dev.sessionvault.agent.advice;

import dev.sessionvault.agent.boot.Answers;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Before {@code ProcessImpl.start}: with what. Without a map the child would inherit the process's real environment,
 * past everything that is hidden; and in a map an application may have put the key.
 */
public final class StartedEnvironment {
    private StartedEnvironment() {}

    /** Instead of this environment. */
    public static @Nullable Map<String, String> answer(@Nullable Map<String, String> given) {
        Answers answers = Answers.current();
        if (answers == null) {
            return given;
        }
        return answers.withoutKey(given == null ? new ProcessBuilder().environment() : given);
    }
}
