package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.leak.Source;
import dev.sessionvault.launcher.leak.place.GitHistory;
import dev.sessionvault.launcher.leak.place.GitIndex;
import dev.sessionvault.launcher.leak.place.HomeDirectory;
import dev.sessionvault.launcher.leak.place.Processes;
import dev.sessionvault.launcher.leak.search.Leaks;
import dev.sessionvault.launcher.leak.walk.Selection;
import dev.sessionvault.launcher.leak.walk.Tree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where {@code sv scan} looks. */
final class ScanOptions {
    @Option(
            names = "--home",
            description = "The known places of the home directory: profiles, tools' stores, histories.")
    boolean home;

    @Option(names = "--history", description = "Every commit of the git repository here.")
    boolean history;

    @Option(
            names = "--unreachable",
            description = "--history, and what no branch, stash or reflog leads to any more but git still keeps.")
    boolean unreachable;

    @Option(names = "--staged", description = "What the next commit of the git repository here would hold.")
    boolean staged;

    @Option(names = "--processes", description = "Environments and arguments of your running processes.")
    boolean processes;

    @Option(names = "--no-ignore", description = "Search what git ignores too.")
    boolean noIgnore;

    @Option(
            names = "--exclude",
            paramLabel = "GLOB",
            description = "Do not search what this matches, a line as in .gitignore; may be repeated.")
    List<String> excluded = new ArrayList<>();

    @Option(names = "--max-size", paramLabel = "SIZE", description = "Search no file that is larger: 500K, 10M, 1G.")
    @Nullable
    String maxSize;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing but what was found and what went wrong.")
    boolean quiet;

    private final List<Tree> trees = new ArrayList<>();

    /** Whether nobody wants to know how much was searched. */
    boolean isQuiet() {
        return quiet;
    }

    boolean stagedOnly() {
        return staged && !home && !history && !unreachable && !processes;
    }

    /**
     * Searches, and says how far it is to who waits.
     *
     * @param typed what was named, if anything was
     */
    Leaks.Result find(Machine machine, List<String> typed) throws LauncherException {
        ScanProgress progress = new ScanProgress(machine.terminal());
        try {
            return Leaks.find(sources(machine, typed), progress);
        } finally {
            progress.end();
        }
    }

    private List<Source> sources(Machine machine, List<String> typed) throws LauncherException {
        Selection selection = new Selection(noIgnore, excluded, Size.parse(maxSize));
        boolean nothingElse = !home && !history && !unreachable && !staged && !processes;
        for (String path : typed.isEmpty() && nothingElse ? List.of(".") : typed) {
            trees.add(new Tree(TypedPath.existing(path), selection));
        }
        List<Source> sources = new ArrayList<>(trees);
        addKnown(machine, sources);
        return sources;
    }

    private void addKnown(Machine machine, List<Source> sources) throws LauncherException {
        Map<String, String> environment = machine.environment();
        if (home) {
            sources.addAll(new HomeDirectory(
                            ownHome(environment),
                            environment,
                            KeyFor.table(machine).tools())
                    .parts());
        }
        if (history || unreachable) {
            GitHistory reachable = new GitHistory(TypedPath.working(), environment);
            sources.add(unreachable ? reachable.withForgotten() : reachable);
        }
        if (staged) {
            sources.add(new GitIndex(TypedPath.working(), environment));
        }
        if (processes) {
            sources.add(new Processes());
        }
    }

    private static Path ownHome(Map<String, String> environment) throws LauncherException {
        String home = environment.get("HOME");
        if (home == null || !home.startsWith("/")) {
            throw Failure.usage("search the home directory: HOME: it is not set to an absolute path", null);
        }
        return Path.of(home);
    }

    /** Files that git ignores, in what was searched. */
    long ignored() {
        return trees.stream().mapToLong(Tree::ignored).sum();
    }

    long tooLarge() {
        return trees.stream().mapToLong(Tree::tooLarge).sum();
    }
}
