package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exec.ChildEnvironment;
import dev.sessionvault.launcher.exec.Program;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.terminal.Terminal;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.tool.Dropped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code --dry-run}: what would be started with which variables; names, never values. */
final class DryRun {
    private final Terminal terminal;

    DryRun(Terminal terminal) {
        this.terminal = terminal;
    }

    /** @param container the arguments that make the program start a container; {@code null} if it is none */
    int print(Program program, ChildEnvironment environment, Entry entry, @Nullable List<byte[]> container) {
        String command = container == null ? null : commandLine(program, container);
        return print(new String(program.realPath(), StandardCharsets.UTF_8), environment, entry, command);
    }

    /** The same for a program that is only a path. */
    int print(String program, ChildEnvironment environment, Entry entry) {
        return print(program, environment, entry, null);
    }

    /** The same for a tool that is lent a login. */
    int print(Program program, ChildEnvironment environment, Entry entry, LoginPlace place) {
        String path = new String(program.realPath(), StandardCharsets.UTF_8);
        return print(path, "login:    " + place.way(), environment, entry, null);
    }

    private int print(String program, ChildEnvironment environment, Entry entry, @Nullable String container) {
        return print(program, "variable: " + environment.variable(), environment, entry, container);
    }

    private int print(
            String program, String way, ChildEnvironment environment, Entry entry, @Nullable String container) {
        terminal.print("program:  " + program);
        terminal.print(way);
        terminal.print("entry:    " + entry.id().brief() + ", account " + Named.account(entry.account())
                + ", fingerprint " + entry.fingerprint() + ", for " + Named.scope(entry.scope()));
        if (container != null) {
            terminal.print("command:  " + container);
        }
        for (String name : environment.kept()) {
            terminal.print("keep      " + name);
        }
        for (Dropped dropped : environment.dropped()) {
            terminal.print("drop      " + dropped.name() + ": " + dropped.why().why());
        }
        for (Map.Entry<String, String> companion : environment.lacking().entrySet()) {
            terminal.print("caution   " + companion.getKey() + ": not set, since " + companion.getValue()
                    + (container == null ? " is not installed" : " may be missing in the image"));
        }
        for (String name : environment.cautions()) {
            terminal.print("caution   " + name + ": it changes where the key goes");
        }
        return ExitCode.DONE.number();
    }

    private static String commandLine(Program program, List<byte[]> arguments) {
        StringBuilder line = new StringBuilder(new String(program.name(), StandardCharsets.UTF_8));
        for (byte[] argument : arguments) {
            line.append(' ').append(Named.quoted(new String(argument, StandardCharsets.UTF_8)));
        }
        return line.toString();
    }
}
