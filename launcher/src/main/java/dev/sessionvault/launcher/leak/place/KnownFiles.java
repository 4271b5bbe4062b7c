package dev.sessionvault.launcher.leak.place;

import dev.sessionvault.launcher.leak.Search;
import dev.sessionvault.launcher.leak.Source;
import java.nio.file.Path;
import java.util.List;

/** One kind of known places. */
record KnownFiles(String title, List<Path> files) implements Source {
    @Override
    public void search(Search search) {
        for (Path file : files) {
            new Reading(file, search).perform();
        }
    }
}
