package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.command.Failure;
import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.control.Extension;
import dev.sessionvault.launcher.share.control.Note;
import dev.sessionvault.launcher.share.control.Plan;
import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.owner.OwnerKeys;
import dev.sessionvault.launcher.terminal.Terminal;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "extend",
        sortOptions = false,
        description = {
            "Move a session's end, or change what is lent; the recipient is told.",
            "",
            "The end is at most 30 minutes after the opening. --verb replaces all that is lent, within the policy."
        },
        footer = {
            "",
            "Examples:",
            "  sv share extend 3f9c21aa --ttl 20m",
            "  sv share extend 3f9c21aa --verb ssh.tail_logs:service=web,lines=1..50"
        })
final class ShareExtendCommand implements Verb {
    private final SvCommand sv;

    @Parameters(index = "0", paramLabel = "SESSION", description = "As `sv share list` shows it.")
    String id = "";

    @Option(names = "--ttl", paramLabel = "SPAN", description = "From now: 90s, 15m.")
    @Nullable
    String ttl;

    @Option(names = "--verb", paramLabel = "VERB", description = "As for `sv share open`.")
    List<String> verbs = new ArrayList<>();

    @Option(names = "--demo", hidden = true, description = "It was opened with --demo.")
    boolean demo;

    ShareExtendCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        if (ttl == null && verbs.isEmpty()) {
            throw Failure.usage("read the command line: share extend: --ttl or --verb is missing", null);
        }
        LiveSessions sessions = new LiveSessions(sv.machine());
        Note standing = sessions.ask(id, Note.of("do", "standing"));
        try (Vault vault = sv.unlock().open();
                Identity identity = new OwnerKeys(vault).identity("share extend")) {
            Extension extension =
                    Extension.of(standing, Plan.law(demo).read(), Accounts.current(), identity.publicKey());
            Instant end = ttl == null
                    ? extension.end()
                    : sv.machine().clock().instant().plus(Lives.ttl(ttl));
            Note answer = extension.ask(verbs, end, identity);
            sessions.ask(id, answer);
            print(extension.reach(verbs), end);
            return ExitCode.DONE.number();
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    private void print(List<String> reach, Instant end) {
        Terminal terminal = sv.machine().terminal();
        terminal.print("until " + Clock.time(end) + ":");
        reach.forEach(line -> terminal.print("  " + line));
    }
}
