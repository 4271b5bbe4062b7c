package dev.sessionvault.launcher.leak.place;

import dev.sessionvault.launcher.leak.Search;
import dev.sessionvault.launcher.leak.Source;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The environments and arguments of the user's own running processes. Children inherit variables, so each variable and
 * each command line is searched once, where the oldest process has it.
 */
public final class Processes implements Source {
    private final Path directory;
    private final String self;

    /** All but sv itself. */
    public Processes() {
        this(Path.of("/proc"), Long.toString(ProcessHandle.current().pid()));
    }

    Processes(Path directory, String self) {
        this.directory = directory;
        this.self = self;
    }

    @Override
    public String title() {
        return "running processes";
    }

    @Override
    public void search(Search search) throws IOException {
        if (!Files.isDirectory(directory.resolve("self"))) {
            search.unread("running processes", "this system does not tell about them in " + directory);
            return;
        }
        List<RunningProcess> processes = own();
        Inherited inherited = new Inherited();
        processes.forEach(process -> process.note(inherited));
        processes.forEach(process -> process.search(inherited, search));
    }

    /** The oldest first. */
    private List<RunningProcess> own() throws IOException {
        long user = RunningProcess.user(directory.resolve("self"));
        List<RunningProcess> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "[0-9]*")) {
            for (Path entry : entries) {
                RunningProcess process = entry.endsWith(self) ? null : own(entry, user);
                if (process != null) {
                    found.add(process);
                }
            }
        }
        found.sort(Comparator.comparingLong(RunningProcess::started).thenComparingLong(RunningProcess::pid));
        return found;
    }

    private static @Nullable RunningProcess own(Path entry, long user) {
        try {
            return RunningProcess.user(entry) == user ? RunningProcess.of(entry) : null;
        } catch (IOException e) {
            // It has just ended.
            return null;
        }
    }
}
