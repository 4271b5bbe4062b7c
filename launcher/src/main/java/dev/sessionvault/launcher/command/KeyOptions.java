package dev.sessionvault.launcher.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which key: what every verb that takes one begins with. */
final class KeyOptions {
    @Parameters(index = "0", paramLabel = "TOOL", description = "A tool of `sv tools`.")
    String tool = "";

    @Option(names = "--account", paramLabel = "NAME", description = "Whose key, if several accounts have one.")
    @Nullable
    String account;

    RunLine line(String verb, SvCommand sv) {
        RunLine line = new RunLine(verb);
        line.tool = tool;
        line.account = account;
        line.passphraseFd = sv.passphraseFd;
        line.slot = sv.slot;
        return line;
    }
}
