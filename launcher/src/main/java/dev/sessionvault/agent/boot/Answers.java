package dev.sessionvault.agent.boot;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the environment is said to be: as it is, but for one variable that has the key and some that are not there. Set
 * once, before the application's first class; until then everything is as it is.
 */
public final class Answers {
    private static volatile @Nullable Answers current;

    private final @Nullable String variable;
    private final @Nullable HeldKey key;
    private final Set<String> hidden;
    private final Wrapping wrapping;
    private volatile @Nullable Map<String, String> view;

    /**
     * @param variable the one that has the key, if there is a key
     * @param hidden names of variables that nobody in this JVM, and nothing that it starts, is to have
     */
    public Answers(@Nullable String variable, @Nullable HeldKey key, Set<String> hidden, Wrapping wrapping) {
        this.variable = variable;
        this.key = key;
        this.hidden = new HashSet<>(hidden);
        this.wrapping = wrapping;
    }

    /** Once: who comes later is not the agent. */
    public static synchronized void give(Answers answers) {
        if (current != null) {
            throw new IllegalStateException("sv: error: start the Java agent: it is there already");
        }
        HeldKey held = answers.key;
        if (held != null) {
            Runtime.getRuntime().addShutdownHook(new Wiping(held));
        }
        current = answers;
    }

    /** {@code null} while the agent is being installed, and if it goes without. */
    public static @Nullable Answers current() {
        return current;
    }

    /** Instead of {@code real}, the environment's own value. */
    public @Nullable String one(@Nullable String real, String name) {
        if (key != null && name.equals(variable)) {
            return key.read();
        }
        return real == null || hidden.contains(name) ? null : real;
    }

    /** The whole environment; the same map each time, as the JDK's is. */
    public Map<String, String> all(Map<String, String> real) {
        Map<String, String> all = view;
        if (all == null) {
            all = new EnvironmentView(real, this);
            view = all;
        }
        return all;
    }

    /** The environment for a child, who gets neither the key nor what stands in its place nor what is hidden. */
    public Map<String, String> forChild(Map<String, String> copy) {
        for (String name : hidden) {
            copy.remove(name);
        }
        if (key != null) {
            copy.remove(variable);
        }
        return copy;
    }

    /** Takes the key out wherever an application has put it: it may have copied its own environment. */
    public Map<String, String> withoutKey(Map<String, String> environment) {
        if (key != null) {
            environment.values().removeIf(new KeyItself(key));
        }
        return environment;
    }

    /** What is started instead of this command. */
    public String[] command(String[] command) {
        return wrapping.command(command);
    }

    boolean shows(String name) {
        return !hidden.contains(name) && !(key != null && name.equals(variable));
    }

    /** The variable that has the key, as an entry; {@code null} if there is none, or none any more. */
    Map.@Nullable Entry<String, String> keyEntry() {
        return key == null || variable == null || key.isWiped() ? null : new KeyEntry(variable, key);
    }
}
