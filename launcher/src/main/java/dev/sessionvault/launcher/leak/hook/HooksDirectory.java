package dev.sessionvault.launcher.leak.hook;

import dev.sessionvault.launcher.leak.PathBytes;
import dev.sessionvault.launcher.leak.git.GitChild;
import dev.sessionvault.launcher.leak.git.GitProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Where git looks for its hooks: git itself is asked, since work trees and {@code core.hooksPath} have a say. */
public final class HooksDirectory {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private HooksDirectory() {}

    /**
     * Of the repository around a directory.
     *
     * @param environment the caller's; only absolute directories of its {@code PATH} count
     * @throws IOException in git's own words, if there is no repository; or if there is no git
     */
    public static Path of(Path directory, Map<String, String> environment) throws IOException {
        GitProgram git =
                new GitProgram(directory, environment, Set.of()).tellingHooks().within(LIMIT);
        try (GitChild child = git.start("rev-parse", "--git-path", "hooks")) {
            byte[] answer = child.lineBytes('\n');
            child.requireSuccess();
            if (answer == null) {
                throw new IOException("git does not say where its hooks are");
            }
            return answer.length > 0 && answer[0] == '/' ? PathBytes.path(answer) : PathBytes.below(directory, answer);
        }
    }
}
