package dev.sessionvault.agent;

/** Somebody else's agent, which comes while the program runs. */
public final class LateAgent {
    private LateAgent() {}

    /** The JVM's call. */
    public static void agentmain(String options) {
        System.out.println("late agent: " + System.getenv("ANTHROPIC_API_KEY"));
    }
}
