package dev.sessionvault.launcher.exec;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.Descriptors;
import dev.sessionvault.launcher.posix.ProcessState;
import java.io.FileOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Puts back what the virtual machine changed in this process, so that the tool cannot tell that sv was there. What the
 * machine overwrote for good is handed in by the start script, which still saw it; the script's options keep the machine
 * from changing the limit on open files.
 */
final class Inheritance {
    /** The signals that the caller blocked: hexadecimal, as in {@code /proc/self/status}. */
    private static final String BLOCKED_SIGNALS = "sv.sigblk";

    /** The signals that the caller ignored, likewise. */
    private static final String IGNORED_SIGNALS = "sv.sigign";

    /** What a core dump holds: hexadecimal, as in {@code /proc/self/coredump_filter}; the machine adds to it. */
    private static final String CORE_DUMP = "sv.coredump";

    private Inheritance() {}

    /** @param lent descriptors that the caller has not, and the tool shall have */
    static void restore(int... lent) throws LauncherException {
        try {
            restoreSignals(System.getProperty(IGNORED_SIGNALS));
            restoreCoreDump(System.getProperty(CORE_DUMP));
        } catch (NumberFormatException e) {
            throw bug("the start script passed no number: " + e.getMessage());
        } catch (IOException e) {
            throw bug("restore what the runtime changed: " + e.getMessage());
        }
        ProcessState.forgetOwnChild();
        ProcessState.restoreScheduling();
        InheritedFiles.closeOthersOnExec();
        for (int descriptor : lent) {
            Descriptors.handOn(descriptor);
        }
        restoreSignalMask(System.getProperty(BLOCKED_SIGNALS));
    }

    /** Last: from here on this thread gets the signals that the machine keeps for another. */
    private static void restoreSignalMask(@Nullable String blocked) {
        ProcessState.blockSignals(
                blocked == null ? ProcessState.firstThreadsMask() : Long.parseUnsignedLong(blocked, 16));
    }

    private static void restoreSignals(@Nullable String ignored) {
        if (ignored != null) {
            ProcessState.ignoreSignals(Long.parseUnsignedLong(ignored, 16));
        }
    }

    private static void restoreCoreDump(@Nullable String filter) throws IOException {
        if (filter != null && !filter.isEmpty()) {
            try (FileOutputStream out = new FileOutputStream("/proc/self/coredump_filter")) {
                out.write(Octets.of("0x".concat(Long.toHexString(Long.parseUnsignedLong(filter, 16)))));
            }
        }
    }

    private static LauncherException bug(String message) {
        return new LauncherException(ExitCode.BUG, message, null);
    }
}
