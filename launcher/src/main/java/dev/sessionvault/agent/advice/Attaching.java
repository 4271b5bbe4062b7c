package dev.sessionvault.agent.advice;

/**
 * Before {@code InstrumentationImpl.loadClassAndCallAgentmain}: a Java agent that comes while the application runs
 * could read every answer. Those on the command line were chosen by who typed it.
 */
public final class Attaching {
    private Attaching() {}

    /** Not in this JVM. */
    public static void refuse() {
        throw new SecurityException("sv: error: attach a Java agent: this JVM has a key: refused"
                + " (put it on the command line as -javaagent, or write attach=allow among sv-agent.jar's options)");
    }
}
