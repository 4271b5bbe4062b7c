package dev.sessionvault.agent.advice;

import dev.sessionvault.agent.boot.Answers;
import java.util.Map;

/**
 * After {@code ProcessEnvironment.environment()}, below {@code ProcessBuilder.environment()}: the copy that a child
 * will have, and that an application changes first.
 */
public final class ChildVariables {
    private ChildVariables() {}

    /** The same map, with less in it. */
    public static Map<String, String> answer(Map<String, String> copy) {
        Answers answers = Answers.current();
        return answers == null ? copy : answers.forChild(copy);
    }
}
