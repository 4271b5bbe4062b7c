package dev.sessionvault.launcher.command.reflect;

import dev.sessionvault.launcher.command.Failure;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.LauncherException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "reflect",
        sortOptions = false,
        description = {
            "Use what somebody has lent to you. You need the handle that they gave you; no vault and no account.",
            "",
            "Without another word behind it, `sv reflect --passport HANDLE` speaks MCP on standard input and output: a "
                    + "model's program starts it, and has each lent verb as a tool."
        },
        footer = {
            "",
            "Examples:",
            "  sv reflect verbs --passport-file handle",
            "  sv reflect call ssh.tail_logs lines=50 --passport-file handle",
            "  claude mcp add lent -- sv reflect --passport-file /path/to/handle"
        })
public final class ReflectCommand implements Verb {
    @Mixin
    PassportOptions options = new PassportOptions();

    /** {@code bin/sv} starts the server itself; who arrives here has left it out, or has no such file. */
    @Override
    public int perform() throws LauncherException {
        throw Failure.usage(
                "reflect: the server for MCP is a program of its own, which is not here",
                "install sv again, or use `sv reflect call`");
    }
}
