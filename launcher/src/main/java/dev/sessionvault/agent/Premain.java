package dev.sessionvault.agent;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * Where the JVM calls, before the application. It does as little as possible: opens the zone that installs, has it
 * install, and lets go of it. It has no state, keeps no {@link Instrumentation}, and whatever goes wrong ends the JVM:
 * an application must not start with more than its key.
 */
public final class Premain {
    private static final int OUR_BUG = 1;

    private Premain() {}

    /** The JVM's call; see {@link Instrumentation}'s package. */
    public static void premain(@Nullable String options, Instrumentation instrumentation) {
        try (ZoneLoader zones = new ZoneLoader()) {
            Class.forName("dev.sessionvault.agent.install.Installation", true, zones)
                    .getMethod("install", String.class, Instrumentation.class)
                    .invoke(null, options, instrumentation);
        } catch (Throwable e) {
            LastWord.say("start the Java agent: " + deepest(e));
            Runtime.getRuntime().halt(OUR_BUG);
        }
    }

    private static Throwable deepest(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null || cause == failure ? failure : deepest(cause);
    }
}
