package dev.sessionvault.launcher.exec;

import dev.sessionvault.launcher.posix.Paths;
import dev.sessionvault.launcher.posix.PosixException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells a project from the directory that holds everything. */
final class Home {
    private Home() {}

    /** The project, or {@code null} if the home directory lies in it. */
    static byte @Nullable [] outside(byte @Nullable [] project, List<byte[]> environment) {
        if (project == null || project.length == 1) {
            return null;
        }
        byte[] home = Octets.value(environment, "HOME");
        return home != null && Octets.isWithin(real(home), project) ? null : project;
    }

    private static byte[] real(byte[] home) {
        try {
            return Paths.real(home);
        } catch (PosixException e) {
            return home;
        }
    }
}
