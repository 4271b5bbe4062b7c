package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.shell.Shell;

/** The name of a shell, as it was typed. */
final class ShellName {
    private ShellName() {}

    static Shell parse(String typed) throws LauncherException {
        Shell shell = Shell.of(typed);
        if (shell == null) {
            throw Failure.usage(
                    "read the command line: SHELL: not a shell that sv writes for", "bash, zsh, fish or powershell");
        }
        return shell;
    }
}
