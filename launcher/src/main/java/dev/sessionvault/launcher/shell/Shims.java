package dev.sessionvault.launcher.shell;

import dev.sessionvault.launcher.exec.Shim;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The directory of shims. Files in it that are none of ours are neither changed nor removed. */
public final class Shims {
    private final Path directory;

    public Shims(File directory) {
        this.directory = directory.toPath();
    }

    public Path directory() {
        return directory;
    }

    public Path file(String program) {
        return directory.resolve(program);
    }

    /** Every shim: program name to tool. */
    public SortedMap<String, String> all() {
        SortedMap<String, String> all = new TreeMap<>();
        String[] names = directory.toFile().list();
        for (String name : names == null ? new String[0] : names) {
            String tool = tool(name);
            if (tool != null) {
                all.put(name, tool);
            }
        }
        return all;
    }

    /** The tool that the shim of this name starts, or {@code null}: there is no such shim. */
    public @Nullable String tool(String program) {
        Path file = file(program);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        Shim shim = Shim.read(file.toString().getBytes(StandardCharsets.UTF_8));
        return shim == null ? null : shim.tool();
    }

    /** Whether the shim starts this sv. One that was moved away, or another, does not. */
    public boolean starts(String program, String sv) {
        try {
            return Files.readString(file(program)).contains("\n" + ShimText.start(sv) + "\n");
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether a shell would start the shim of this name: it is the first on the PATH. */
    public boolean isFirst(String program, String path) {
        for (String element : path.split(":", -1)) {
            File found = new File(element, program);
            if (element.startsWith("/") && found.isFile() && found.canExecute()) {
                return isSame(found.toPath(), file(program));
            }
        }
        return false;
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }

    /** @throws LauncherException if a file of that name is there and is not ours, or it cannot be written */
    void write(String program, String text) throws LauncherException {
        Path file = file(program);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && tool(program) == null) {
            throw new LauncherException(
                    ExitCode.USAGE, "make a shim: " + file + ": is there already, and is not ours", "move it away");
        }
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            replace(file, text);
        } catch (IOException e) {
            throw unwritable("make a shim", file, e);
        }
    }

    /** Whoever starts it meanwhile starts the old one or the new one. */
    private void replace(Path file, String text) throws IOException {
        Path fresh = Files.createTempFile(directory, "new", ".tmp");
        try {
            Files.writeString(fresh, text);
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    void remove(String program) throws LauncherException {
        try {
            Files.deleteIfExists(file(program));
        } catch (IOException e) {
            throw unwritable("remove a shim", file(program), e);
        }
    }

    private static LauncherException unwritable(String what, Path file, IOException e) {
        return new LauncherException(
                ExitCode.DENIED, what + ": " + file + ": " + e.getClass().getSimpleName(), null);
    }
}
