package dev.sessionvault.launcher.exec;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.Paths;
import dev.sessionvault.launcher.posix.PosixException;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A program that may be given a key: found as the shell would find it, and nobody else can have put it there. */
public final class Program {
    private final byte[] name;
    private final byte[] path;
    private final byte[] realPath;
    private final @Nullable String caution;

    private Program(byte[] name, byte[] path, Checked checked) {
        this.name = name;
        this.path = path;
        this.realPath = checked.realPath();
        this.caution = checked.caution();
    }

    /**
     * The first of {@code names} that is a program.
     *
     * @param names file names, looked for along the caller's PATH; one with a slash was typed as a path by the user,
     *     who may mean a program of the project
     * @param environment the caller's, for its PATH and HOME
     * @param project directory whose contents are not trusted, a real path; {@code null} for none. One that holds the
     *     home directory is no project in this sense: everything the user installed lies in it
     * @throws LauncherException NOT_FOUND, NOT_EXECUTABLE, or DENIED: inside the project, or writable by others
     */
    public static Program find(List<byte[]> names, List<byte[]> environment, byte @Nullable [] project)
            throws LauncherException {
        return find(names, environment, project, null, null);
    }

    /**
     * {@link #find(List, List, byte[])} by the names of the tool table.
     *
     * @param shims directory that is passed over, and that tells where a program was that is not along PATH
     * @param pin what the user has said which program the tool's is
     */
    public static Program findNamed(
            List<String> names,
            List<byte[]> environment,
            byte @Nullable [] project,
            @Nullable File shims,
            @Nullable Pin pin)
            throws LauncherException {
        List<byte[]> bytes = new ArrayList<>(names.size());
        for (String name : names) {
            bytes.add(Octets.of(name));
        }
        return find(bytes, environment, project, shims == null ? null : real(shims), pin);
    }

    /**
     * Where a program is, by its file name; {@code null} if it is nowhere.
     *
     * <p>Nobody has looked who can write there: to be told, not to be given a key.
     */
    public static @Nullable String uncheckedPath(String name, List<byte[]> environment, File shims) {
        byte[] path = new PathSearch(environment, real(shims)).findAlongPath(Octets.of(name));
        return path == null ? null : new String(path, StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] real(File directory) {
        try {
            return Paths.real(Octets.of(directory.getPath()));
        } catch (PosixException e) {
            return null; // nothing is wrapped
        }
    }

    private static Program find(
            List<byte[]> names,
            List<byte[]> environment,
            byte @Nullable [] project,
            byte @Nullable [] shims,
            @Nullable Pin pin)
            throws LauncherException {
        PathSearch search = new PathSearch(environment, shims);
        byte[] outside = Home.outside(project, environment);
        for (byte[] name : names) {
            byte[] path = search.find(name);
            if (path != null) {
                boolean typed = Octets.indexOf(name, '/') >= 0;
                return new Program(name, path, Checked.of(path, typed ? null : outside, pin));
            }
        }
        for (byte[] name : names) {
            byte[] path = search.findByShim(name);
            if (path != null) {
                return new Program(name, path, Checked.of(path, outside, pin));
            }
        }
        throw search.failure(names);
    }

    /** As it was asked for: the program sees it as its own name. */
    public byte[] name() {
        return name.clone();
    }

    /** What a shell would execute and tell the program: a path as it was typed, a name by where it was found. */
    public byte[] told() {
        return Octets.indexOf(name, '/') < 0 ? path() : name();
    }

    /** Where it was found: a PATH directory and the name, or what was typed; absolute, symbolic links as they are. */
    public byte[] path() {
        return path.clone();
    }

    /** The file itself. */
    public byte[] realPath() {
        return realPath.clone();
    }

    /** What the user is to be told at a terminal: it is not what was pinned. */
    public @Nullable String caution() {
        return caution;
    }
}
