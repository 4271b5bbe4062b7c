package dev.sessionvault.launcher.leak.place;

import dev.sessionvault.launcher.leak.Search;
import dev.sessionvault.launcher.leak.Source;
import dev.sessionvault.vault.tool.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The places of a home directory in which keys are known to lie: profiles, the tools' stores, histories, what editors
 * keep, and the projects that tools remember. Not a walk through all of it.
 */
public final class HomeDirectory implements Source {
    private final Path home;
    private final Map<String, String> environment;
    private final List<Tool> tools;

    /**
     * @param home absolute
     * @param environment the session's: its variables move some of the places
     * @param tools the table, with the user's own rows: their stores are places
     */
    public HomeDirectory(Path home, Map<String, String> environment, List<Tool> tools) {
        this.home = home;
        this.environment = Map.copyOf(environment);
        this.tools = List.copyOf(tools);
    }

    @Override
    public String title() {
        return "known places of " + home;
    }

    @Override
    public void search(Search search) throws IOException {
        for (Source part : parts()) {
            part.search(search);
        }
    }

    /** The same in parts, each with a title of its own; no file is in two of them. */
    public List<Source> parts() {
        return List.copyOf(known());
    }

    /** Every known file that is there now: whoever may read one of these may read keys. */
    public List<Path> files() {
        List<Path> files = new ArrayList<>();
        known().forEach(part -> files.addAll(part.files()));
        return files;
    }

    private List<KnownFiles> known() {
        return new Gathering(home, new Moved(environment), tools).parts();
    }
}
