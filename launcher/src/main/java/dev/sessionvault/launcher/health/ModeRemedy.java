package dev.sessionvault.launcher.health;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.shell.ShellWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes from others what they may do with a file. */
final class ModeRemedy implements Remedy {
    private final Path path;
    private final int permissions;

    ModeRemedy(Path path, int permissions) {
        this.path = path;
        this.permissions = permissions;
    }

    /** The same by hand. */
    String command() {
        return "chmod " + FileMode.octal(permissions) + " " + ShellWord.of(path.toString());
    }

    @Override
    public String title() {
        return command();
    }

    @Override
    public void apply() throws LauncherException {
        try {
            // What a link leads to may be another's by now.
            if (!FileMode.of(path).isLink()) {
                Files.setAttribute(path, "unix:mode", permissions);
            }
        } catch (IOException e) {
            throw new LauncherException(
                    ExitCode.DENIED, command() + ": " + e.getClass().getSimpleName(), null);
        }
    }
}
