package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.shell.ShellText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "hook",
        sortOptions = false,
        description = {
            "Print what a shell is to read: the shims first on the PATH, sv_load and sv_unload, completion.",
            "",
            "sv_load TOOL [ACCOUNT] puts the tool's variables into the current shell, for everything that it starts;",
            "sv_unload takes them out again, and what was there before is back."
        },
        footer = {"", "Examples:", "  sv install --shell bash    # puts it into the profile", "  sv hook fish | source"
        })
final class HookCommand implements Verb {
    private final SvCommand sv;

    @Parameters(index = "0", paramLabel = "SHELL", description = "bash, zsh, fish or powershell.")
    String shell = "";

    HookCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        sv.machine().terminal().printText(text(sv, shell).hook());
        return ExitCode.DONE.number();
    }

    static ShellText text(SvCommand sv, String shell) throws LauncherException {
        return new ShellText(
                ShellName.parse(shell),
                StartScript.path(),
                sv.machine().directories().shims());
    }
}
