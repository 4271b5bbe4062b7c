package dev.sessionvault.launcher.command.reflect;

import dev.sessionvault.launcher.command.Failure;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.LauncherException;
import picocli.CommandLine.Command;

@Command(
        name = "reflect",
        sortOptions = false,
        description = {
            "Use what somebody has lent to you. You need the handle that they gave you; no vault and no account.",
            "",
            "With a handle and none of the commands below it is a server of MCP on standard input and output, for an AI",
            "tool: --passport HANDLE, --passport-file FILE or SV_PASSPORT; --pin WORDS, which a new owner needs since",
            "nobody can be asked; --owner NAME; --relay-ca FILE."
        },
        footer = {
            "",
            "Examples:",
            "  sv reflect verbs --passport-file handle",
            "  sv reflect call ssh.tail_logs lines=50 --passport-file handle",
            "  claude mcp add lent -- sv reflect --passport-file handle --pin lusab-babad-gutih-tugad-hobak-zivom"
        })
public final class ReflectCommand implements Verb {
    @Override
    public int perform() throws LauncherException {
        throw Failure.usage(
                "read the command line: reflect: verbs, call, status, keygen, id or log is missing, or a handle",
                "sv reflect --help");
    }
}
