package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "completion",
        sortOptions = false,
        description = "Print a script that completes sv's command lines; `sv hook` has it too.",
        footer = {
            "",
            "Examples:",
            "  eval \"$(sv completion bash)\"",
            "  sv completion fish > ~/.config/fish/completions/sv.fish"
        })
final class CompletionCommand implements Verb {
    private final SvCommand sv;

    @Parameters(index = "0", paramLabel = "SHELL", description = "bash, zsh, fish or powershell.")
    String shell = "";

    CompletionCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        sv.machine().terminal().printText(HookCommand.text(sv, shell).completion());
        return ExitCode.DONE.number();
    }
}
