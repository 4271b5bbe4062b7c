package dev.sessionvault.launcher.health;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.vault.tool.ToolTable;
import dev.sessionvault.vault.tool.ToolTableException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The machine and the user that are examined. */
public final class Patient {
    final Where where;
    final Map<String, String> environment;
    final List<byte[]> caller;
    final InstantSource clock;
    final Holdings holdings;
    final boolean offline;

    /**
     * @param environment as sv has it
     * @param caller as the caller had it, byte for byte
     * @param offline whether no program but sv is to be started
     */
    public Patient(
            Where where,
            Map<String, String> environment,
            List<byte[]> caller,
            InstantSource clock,
            Holdings holdings,
            boolean offline) {
        this.where = where;
        this.environment = environment;
        this.caller = caller;
        this.clock = clock;
        this.holdings = holdings;
        this.offline = offline;
    }

    long now() {
        return clock.instant().getEpochSecond();
    }

    String path() {
        return environment.getOrDefault("PATH", "");
    }

    ToolTable table() throws LauncherException {
        try {
            return ToolTable.load(where.config().toFile());
        } catch (ToolTableException e) {
            throw new LauncherException(ExitCode.USAGE, "read the tools: " + e.getMessage(), null);
        }
    }
}
