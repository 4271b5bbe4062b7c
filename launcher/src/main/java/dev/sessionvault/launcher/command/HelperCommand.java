package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What picocli knows of {@code sv helper}; see {@link RunCommand}. */
@Command(
        name = "helper",
        sortOptions = false,
        description = {
            "Print the bare key, for a tool that asks a command for its key.",
            "",
            "Nothing is asked at the terminal, which is the tool's."
        },
        footer = {"", "Example:", "  claude --settings '{\"apiKeyHelper\": \"sv helper claude\"}'"})
final class HelperCommand implements Verb {
    private final SvCommand sv;

    @Mixin
    KeyOptions key = new KeyOptions();

    HelperCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        return key.line("helper", sv).perform(sv.machine());
    }
}
