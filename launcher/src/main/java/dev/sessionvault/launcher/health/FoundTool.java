package dev.sessionvault.launcher.health;

import dev.sessionvault.vault.tool.Tool;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A tool whose program is on this machine.
 *
 * @param program its real path
 * @param stored the tools that the vault has a key for, or {@code null} if it could not be looked into
 */
record FoundTool(Tool tool, String program, @Nullable Set<String> stored) {

    String name() {
        return tool.name().value();
    }

    boolean is(String... names) {
        return Set.of(names).contains(name());
    }

    /** Whether the vault has a key for it, or may have one. */
    boolean mayHaveKey() {
        return stored == null || stored.contains(name());
    }

    boolean hasKey() {
        return stored != null && stored.contains(name());
    }
}
