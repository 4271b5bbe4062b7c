package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What picocli knows of {@code sv env}; see {@link RunCommand}. */
@Command(
        name = "env",
        sortOptions = false,
        description = {
            "Print the tool's variable for this shell to eval.",
            "",
            "Everything that this shell starts from then on has the key: `sv run` and `sv exec` give it to one program."
        },
        footer = {
            "",
            "Examples:",
            "  eval \"$(sv env claude)\"",
            "  sv env claude --shell fish | source",
            "  sv env claude --shell powershell | Invoke-Expression"
        })
final class EnvCommand implements Verb {
    private final SvCommand sv;

    @Mixin
    KeyOptions key = new KeyOptions();

    @Option(names = "--shell", paramLabel = "SHELL", description = "bash, zsh, fish or powershell. Default: $SHELL.")
    @Nullable
    String shell;

    EnvCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        RunLine line = key.line("env", sv);
        line.shell = shell;
        return line.perform(sv.machine());
    }
}
