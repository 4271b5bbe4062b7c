package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.shell.ShellWord;
import org.jspecify.annotations.Nullable;

/** What may stand where a tool keeps its login, when it is to be adopted: each thing that may has its own answer. */
final class Adoptable {
    private final LoginOf login;

    Adoptable(LoginOf login) {
        this.login = login;
    }

    /** @throws LauncherException if it is something else than a file, or nothing */
    void require() throws LauncherException {
        String path = login.file().path().toString();
        if (login.file().isLent()) {
            throw refused(path + ": this is a login that sv lends", "adopt in a shell that `sv run` has not started");
        }
        switch (login.file().standing()) {
            case FILE, NOTHING -> {}
            case OUR_LINK ->
                throw new LauncherException(
                        ExitCode.NO_KEY,
                        "adopt the login: " + path + ": it was adopted: this is sv's link in its place",
                        "`sv run " + login.name() + "` lends it; for another account: rm " + ShellWord.of(path)
                                + ", log in with " + login.name() + ", sv adopt " + login.name() + " --account NAME");
            case OTHER_LINK ->
                throw refused(path + ": it is a symbolic link, and not sv's", "put the file itself there");
            case ELSE -> throw refused(path + ": it is no regular file", null);
        }
    }

    private static LauncherException refused(String what, @Nullable String hint) {
        return new LauncherException(ExitCode.DENIED, "adopt the login: " + what, hint);
    }
}
