package dev.sessionvault.launcher.exec;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.PosixException;
import dev.sessionvault.launcher.posix.ProcessState;

/**
 * Puts back what the virtual machine changed in this process, so that the tool cannot tell that sv was there. What the
 * machine overwrote for good is handed in by the start script, which still saw it.
 */
final class Inheritance {
    /** The signals that the caller ignored: hexadecimal, as in {@code /proc/self/status}. */
    private static final String IGNORED_SIGNALS = "sv.sigign";

    /** The caller's soft limit of open files, which the machine raises to the hard one. */
    private static final String OPEN_FILES = "sv.nofile";

    private Inheritance() {}

    static void restore() throws LauncherException {
        String ignored = System.getProperty(IGNORED_SIGNALS);
        String openFiles = System.getProperty(OPEN_FILES);
        try {
            if (ignored != null) {
                ProcessState.ignoreSignals(Long.parseUnsignedLong(ignored, 16));
            }
            if (openFiles != null && !openFiles.equals("unlimited")) {
                ProcessState.limitOpenFiles(Long.parseLong(openFiles));
            }
        } catch (NumberFormatException e) {
            throw new LauncherException(ExitCode.BUG, "the start script passed no number: " + e.getMessage(), null);
        } catch (PosixException e) {
            throw new LauncherException(ExitCode.BUG, "cannot set the limit of open files: " + e.getMessage(), null);
        }
        InheritedFiles.closeOthersOnExec();
        // Last: from here on this thread gets the signals that the machine keeps for another.
        ProcessState.restoreSignalMask();
    }
}
