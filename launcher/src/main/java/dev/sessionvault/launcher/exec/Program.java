package dev.sessionvault.launcher.exec;

import dev.sessionvault.launcher.exit.LauncherException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A program that may be given a key: found as the shell would find it, and nobody else can have put it there. */
public final class Program {
    private final byte[] name;
    private final byte[] path;
    private final byte[] realPath;

    private Program(byte[] name, byte[] path, byte[] realPath) {
        this.name = name;
        this.path = path;
        this.realPath = realPath;
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
        PathSearch search = new PathSearch(environment);
        for (byte[] name : names) {
            byte[] path = search.find(name);
            if (path != null) {
                boolean typed = Octets.indexOf(name, '/') >= 0;
                return new Program(name, path, Trail.follow(path, typed ? null : Home.outside(project, environment)));
            }
        }
        throw search.failure(names);
    }

    /** {@link #find(List, List, byte[])} by the names of the tool table. */
    public static Program findNamed(List<String> names, List<byte[]> environment, byte @Nullable [] project)
            throws LauncherException {
        List<byte[]> bytes = new ArrayList<>(names.size());
        for (String name : names) {
            bytes.add(Octets.of(name));
        }
        return find(bytes, environment, project);
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
}
