package dev.sessionvault.launcher.exec;

import dev.sessionvault.vault.tool.Tool;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The variables that go with a tool's key. One that needs a program is set only where that program is found: with it
 * and without the program, the tool would not start at all.
 */
public final class Companions {
    private final Map<String, String> set = new LinkedHashMap<>();
    private final Map<String, String> lacking = new LinkedHashMap<>();

    private Companions() {}

    /** @param environment the caller's, for its PATH */
    public static Companions of(Tool tool, List<byte[]> environment) {
        Companions companions = new Companions();
        PathSearch search = new PathSearch(environment);
        for (Map.Entry<String, String> companion : tool.companions().entrySet()) {
            String name = companion.getKey();
            @Nullable String program = tool.needs().get(name);
            if (program == null || search.findAlongPath(Octets.of(program)) != null) {
                companions.set.put(name, companion.getValue());
            } else {
                companions.lacking.put(name, program);
            }
        }
        return companions;
    }

    /** For a container: whether an image has the program that one needs is not known, so that one is lacking. */
    static Companions ofImage(Tool tool) {
        Companions companions = new Companions();
        for (Map.Entry<String, String> companion : tool.companions().entrySet()) {
            String program = tool.needs().get(companion.getKey());
            if (program == null) {
                companions.set.put(companion.getKey(), companion.getValue());
            } else {
                companions.lacking.put(companion.getKey(), program);
            }
        }
        return companions;
    }

    /** For a login, which is in no variable that would have to be protected. */
    static Companions none() {
        return new Companions();
    }

    /** Name to value, in the table's order. */
    public Map<String, String> set() {
        return Collections.unmodifiableMap(set);
    }

    /** Those that are not set: name to the program that is missing. */
    public Map<String, String> lacking() {
        return Collections.unmodifiableMap(lacking);
    }
}
