package dev.sessionvault.launcher.exec;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.Paths;
import dev.sessionvault.launcher.posix.PosixException;
import org.jspecify.annotations.Nullable;

/**
 * A program that may be started, although a pin says that it was another, or because a pin says that it is the same.
 *
 * @param caution what is to be told
 */
record Checked(byte[] realPath, @Nullable String caution) {

    /**
     * @param project see {@link Trail}
     * @throws LauncherException DENIED if others may have put it there and no pin says that it is still the same, or if
     *     a strict pin says that it is not
     */
    static Checked of(byte[] path, byte @Nullable [] project, @Nullable Pin pin) throws LauncherException {
        if (pin == null) {
            return new Checked(Trail.follow(path, project), null);
        }
        byte[] real;
        try {
            real = Trail.follow(path, project);
        } catch (LauncherException e) {
            if (e.code() != ExitCode.DENIED) {
                throw e;
            }
            return new Checked(pinned(path, pin, e), null);
        }
        return trusted(real, pin);
    }

    /** Nobody else can have put it there: that it is another is for the user to judge. */
    private static Checked trusted(byte[] real, Pin pin) throws LauncherException {
        String changed = pin.changed(real);
        if (changed != null && pin.isStrict()) {
            throw new LauncherException(
                    ExitCode.DENIED, "cannot run: " + Octets.display(real) + ": " + changed, pin.accept());
        }
        return new Checked(real, changed == null ? null : pin.warning(real, changed));
    }

    /** The pin is all that speaks for it. */
    private static byte[] pinned(byte[] path, Pin pin, LauncherException denied) throws LauncherException {
        byte[] real;
        try {
            real = Paths.real(path);
        } catch (PosixException e) {
            throw denied;
        }
        String changed = pin.changed(real);
        if (changed != null) {
            throw new LauncherException(
                    ExitCode.DENIED, String.valueOf(denied.getMessage()) + "; and " + changed, pin.accept());
        }
        return real;
    }
}
