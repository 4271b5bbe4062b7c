package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.terminal.Terminal;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import dev.sessionvault.vault.audit.PlacedLine;
import dev.sessionvault.vault.audit.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "log",
        sortOptions = false,
        description = {
            "Show who took which key when, what was refused, and what was changed; never a key.",
            "",
            "`sv log verify` says whether all of it is as it was written."
        },
        footer = {
            "",
            "Examples:",
            "  sv log -n 20",
            "  sv log --tool claude --since 8h",
            "  sv log --since 2026-11-20 --json",
            "  sv log --share -n 50"
        })
final class LogCommand implements Verb {
    private final SvCommand sv;

    @Option(names = "--tool", paramLabel = "TOOL", description = "Only lines of this tool.")
    @Nullable
    String tool;

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description = "Only lines since then: a span as 2h, or a day as 2026-11-20.")
    @Nullable
    String since;

    @Option(names = "-n", paramLabel = "N", description = "Only the last N of them.")
    int count = Integer.MAX_VALUE;

    @Option(names = "--json", description = "Answer in JSON, with everything that the log says.")
    boolean json;

    @Option(names = "--share", description = "What was done in the sessions that were opened, from their own logs.")
    boolean share;

    LogCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        if (count < 1) {
            throw Failure.usage("read -n: want 1 or more", "sv log -n 20");
        }
        if (share && tool != null) {
            throw Failure.usage("read the command line: --tool: a session is no tool's", "sv log --share");
        }
        LogFilter filter = new LogFilter(tool, Moment.since(since, sv.machine().clock()), count);
        try (Vault vault = sv.unlock().open()) {
            Verdict verdict = vault.log();
            if (share) {
                print(SessionLogs.of(sv.machine().directories().log().toPath(), verdict), filter);
            } else {
                print(filter.of(verdict.lines()));
            }
            warn(verdict);
            return ExitCode.DONE.number();
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    private void print(List<PlacedLine> lines) {
        Terminal terminal = sv.machine().terminal();
        if (json) {
            terminal.printText(LogView.json(lines));
        } else if (lines.isEmpty()) {
            terminal.note("no such line in the log");
        } else {
            LogView.table(lines).print(terminal);
        }
    }

    private void print(SessionLogs sessions, LogFilter filter) {
        Terminal terminal = sv.machine().terminal();
        SessionLogView view = new SessionLogView(sessions.all(), filter);
        if (json) {
            terminal.printText(view.json());
        } else if (view.isEmpty()) {
            terminal.note("no such line in a session's log");
        } else {
            view.table().print(terminal);
        }
        if (!sessions.findings().isEmpty()) {
            terminal.warning("a session's log is not as it was written: `sv log verify` says where");
        }
    }

    private void warn(Verdict verdict) {
        Terminal terminal = sv.machine().terminal();
        if (!verdict.isSound()) {
            terminal.warning("the log is not as it was written: `sv log verify` says where");
        }
    }
}
