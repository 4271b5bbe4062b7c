package dev.sessionvault.launcher.setting;

import dev.sessionvault.launcher.edit.MalformedException;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import org.jspecify.annotations.Nullable;

/** A kind of settings file. Texts in, texts out. */
interface SettingText {
    /** What a new file begins with; a file that is back to it is deleted. */
    String beginning();

    String put(String text, boolean force) throws MalformedException, LauncherException;

    String remove(String text) throws MalformedException;

    /** Which sv the text has the tool ask, or {@code null} if none. */
    @Nullable
    String asked(String text) throws MalformedException;

    /** The user has said something else already; which may be what keeps their work going. */
    static LauncherException taken(String name) {
        return new LauncherException(
                ExitCode.USAGE,
                "install the helper: " + name + ": it is set already, and not to sv",
                "--force puts that aside; --dry-run --force shows it");
    }
}
