package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exec.ChildEnvironment;
import dev.sessionvault.launcher.exec.Program;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.terminal.Terminal;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.tool.Dropped;
import java.nio.charset.StandardCharsets;

/** {@code --dry-run}: what would be started with which variables; names, never values. */
final class DryRun {
    private final Terminal terminal;

    DryRun(Terminal terminal) {
        this.terminal = terminal;
    }

    int print(Program program, ChildEnvironment environment, Entry entry) {
        terminal.print("program:  " + new String(program.realPath(), StandardCharsets.UTF_8));
        terminal.print("variable: " + environment.variable());
        terminal.print("entry:    " + entry.id().brief() + ", account " + Named.account(entry.account())
                + ", fingerprint " + entry.fingerprint() + ", for " + Named.scope(entry.scope()));
        for (String name : environment.kept()) {
            terminal.print("keep      " + name);
        }
        for (Dropped dropped : environment.dropped()) {
            terminal.print("drop      " + dropped.name() + ": " + dropped.why().why());
        }
        for (String name : environment.cautions()) {
            terminal.print("caution   " + name + ": it changes where the key goes");
        }
        return ExitCode.DONE.number();
    }
}
