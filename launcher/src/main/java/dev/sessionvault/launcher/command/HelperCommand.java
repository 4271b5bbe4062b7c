package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

    @Parameters(index = "0", paramLabel = "TOOL", description = "A tool of `sv tools`.")
    String tool = "";

    @Option(names = "--account", paramLabel = "NAME", description = "Whose key, if several accounts have one.")
    @Nullable
    String account;

    HelperCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        RunLine line = new RunLine("helper");
        line.tool = tool;
        line.account = account;
        line.passphraseFd = sv.passphraseFd;
        return line.perform(sv.machine());
    }
}
