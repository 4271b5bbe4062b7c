package dev.sessionvault.launcher.login;

import dev.sessionvault.launcher.posix.RunDirectory;
import dev.sessionvault.vault.EntryId;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The runs that have a login now. Each leaves an empty file that is named by the number of its process; of those that have
 * ended the file may be left. KEEPER.md.
 */
public final class Lent {
    private static final String MEMORY = "fd/50";

    private final Path directory;
    private final EntryId id;

    private Lent(Path directory, EntryId id) {
        this.directory = directory;
        this.id = id;
    }

    /** @param data where the vault is */
    public static Lent of(Map<String, String> environment, Path data, EntryId id) {
        return new Lent(all(environment, data).resolve(id.value()), id);
    }

    /** Where every login that is lent has a directory: there, nothing of the login is. */
    public static Path all(Map<String, String> environment, Path data) {
        return RunDirectory.of(environment, data).path().resolve("logins");
    }

    public Path directory() {
        return directory;
    }

    /** The numbers of those that live: the memory that they have says whose login is in it. */
    public List<Long> runs() throws IOException {
        List<Long> runs = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "[1-9]*")) {
                for (Path file : files) {
                    String pid = String.valueOf(file.getFileName());
                    if (Files.isDirectory(Path.of("/proc", pid, MEMORY, "of-" + id.value()))) {
                        runs.add(Long.valueOf(pid));
                    }
                }
            }
        }
        runs.sort(null);
        return runs;
    }
}
