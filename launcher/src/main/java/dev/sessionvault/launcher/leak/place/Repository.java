package dev.sessionvault.launcher.leak.place;

import dev.sessionvault.launcher.leak.git.GitProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The repository that a directory belongs to. */
final class Repository {
    private Repository() {}

    /**
     * Its working tree, or a bare one itself.
     *
     * @throws IOException in git's own words, if there is none or git refuses to use it
     */
    static Path of(GitProgram git) throws IOException {
        List<String> lines = git.lines("rev-parse", "--is-inside-work-tree", "--absolute-git-dir", "--show-cdup");
        boolean inTree = lines.get(0).equals("true");
        String up = lines.size() > 2 ? lines.get(2) : "";
        return inTree ? git.directory().resolve(up).normalize() : Path.of(lines.get(1));
    }
}
