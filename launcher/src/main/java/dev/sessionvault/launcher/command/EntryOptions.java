package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.vault.Expiry;
import dev.sessionvault.vault.NewEntry;
import dev.sessionvault.vault.ToolName;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What can be said of a key or a login on its way into the vault. */
final class EntryOptions {
    @Option(names = "--project", paramLabel = "DIR", description = "Bind it to this directory and all below it.")
    @Nullable
    String project;

    @Option(names = "--global", description = "Bind it to no directory.")
    boolean global;

    @Option(names = "--account", paramLabel = "NAME", description = "Tell several of one tool and place apart.")
    String account = "";

    @Option(names = "--label", paramLabel = "TEXT", description = "A note for people.")
    String label = "";

    @Option(
            names = "--ttl",
            paramLabel = "TIME",
            description = "Refuse it after this long without use: 90s, 15m, 8h, 30d, 2w or never. Default: 8h.")
    String ttl = "8h";

    @Option(names = "--expires", paramLabel = "TIME", description = "Refuse it after this long in any case.")
    String expires = "never";

    Bound bound() throws LauncherException {
        return Bound.choose(project, global);
    }

    NewEntry entry(ToolName tool, Bound bound, InstantSource clock) throws LauncherException {
        if (!NewEntry.isLabel(label)) {
            throw Failure.usage("read --label: it has control characters, or more than 256 bytes", null);
        }
        return new NewEntry(tool, bound.scope(), KeyFor.account(account), label, expiry(clock));
    }

    private Expiry expiry(InstantSource clock) throws LauncherException {
        long idle = Span.parse("--ttl", ttl);
        long hard = Span.parse("--expires", expires);
        long now = clock.instant().getEpochSecond();
        return new Expiry(idle, hard == 0 ? 0 : now + hard);
    }
}
