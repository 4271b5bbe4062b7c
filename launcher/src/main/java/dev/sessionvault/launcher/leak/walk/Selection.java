package dev.sessionvault.launcher.leak.walk;

import java.util.List;

/**
 * Which files of a tree are searched.
 *
 * @param ignored whether those too that git ignores
 * @param excluded patterns as in {@code .gitignore}, from the tree's top: what they match is not searched
 * @param maxBytes larger ones are not searched
 */
public record Selection(boolean ignored, List<String> excluded, long maxBytes) {
    public Selection {
        excluded = List.copyOf(excluded);
    }

    /** As git sees the tree. */
    public static Selection standard() {
        return new Selection(false, List.of(), Long.MAX_VALUE);
    }
}
