package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.posix.ParentProcess;
import dev.sessionvault.launcher.posix.PosixException;
import dev.sessionvault.launcher.posix.WorkingDirectory;
import dev.sessionvault.root.HostSystem;
import dev.sessionvault.vault.audit.Circumstances;
import java.nio.charset.StandardCharsets;

/** Who started sv, and where, as far as that can be told: what cannot is left empty, and stops nothing. */
final class Surroundings {
    private Surroundings() {}

    static Circumstances ofProcess() {
        if (HostSystem.current() == HostSystem.WINDOWS) {
            return ofWindows();
        }
        return Circumstances.of(ParentProcess.program(), directory());
    }

    private static Circumstances ofWindows() {
        String parent = ProcessHandle.current()
                .parent()
                .flatMap(process -> process.info().command())
                .orElse("");
        String directory = System.getProperty("user.dir", "");
        return Circumstances.of(parent.getBytes(StandardCharsets.UTF_8), directory.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] directory() {
        try {
            return WorkingDirectory.get();
        } catch (PosixException e) {
            return new byte[0];
        }
    }
}
