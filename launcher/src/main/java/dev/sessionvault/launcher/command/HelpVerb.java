package dev.sessionvault.launcher.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sv help COMMAND...}; {@link PicocliCommands} answers it. */
@Command(
        name = "help",
        description = "Show what a command does.",
        footer = {"", "Examples:", "  sv help run", "  sv help root reseal"})
final class HelpVerb {
    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "A command, and its own command.")
    List<String> verbs = new ArrayList<>();
}
