package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.posix.ParentProcess;
import dev.sessionvault.launcher.posix.PosixException;
import dev.sessionvault.launcher.posix.WorkingDirectory;
import dev.sessionvault.vault.audit.Circumstances;

/** Who started sv, and where, as far as that can be told: what cannot is left empty, and stops nothing. */
final class Surroundings {
    private Surroundings() {}

    static Circumstances ofProcess() {
        return Circumstances.of(ParentProcess.program(), directory());
    }

    private static byte[] directory() {
        try {
            return WorkingDirectory.get();
        } catch (PosixException e) {
            return new byte[0];
        }
    }
}
