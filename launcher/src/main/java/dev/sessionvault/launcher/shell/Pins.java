package dev.sessionvault.launcher.shell;

import dev.sessionvault.launcher.exec.Pin;
import dev.sessionvault.launcher.exec.PinFile;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.PosixException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Which programs the user has said are the tools': one file a tool. */
public final class Pins {
    private final File directory;

    public Pins(File directory) {
        this.directory = directory;
    }

    /** The tools that are pinned, sorted. */
    public List<String> tools() {
        String[] names = directory.list((parent, name) -> !name.startsWith("."));
        if (names == null) {
            return Collections.emptyList();
        }
        Arrays.sort(names);
        return List.of(names);
    }

    /**
     * @param program its path; the file that it leads to is pinned
     * @return that file
     */
    public Path pin(String tool, String program, String since, boolean strict) throws LauncherException {
        try {
            Path real = Path.of(program).toRealPath();
            if (real.toString().indexOf('\n') >= 0) {
                throw failed(tool, "its path has a newline");
            }
            Files.createDirectories(
                    directory.toPath(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            if (!PinFile.replace(new File(directory, tool), Pin.text(real.toString(), since, strict))) {
                throw failed(tool, directory + " cannot be written");
            }
            return real;
        } catch (IOException | PosixException e) {
            throw failed(tool, program + " cannot be read");
        }
    }

    private static LauncherException failed(String tool, String why) {
        return new LauncherException(ExitCode.DENIED, "pin " + tool + ": " + why, null);
    }

    /** @return false if there was none */
    public boolean remove(String tool) throws LauncherException {
        try {
            return Files.deleteIfExists(directory.toPath().resolve(tool));
        } catch (IOException e) {
            throw failed(tool, directory + " cannot be written");
        }
    }
}
