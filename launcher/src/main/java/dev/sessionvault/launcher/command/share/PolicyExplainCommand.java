package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.command.Failure;
import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.policy.Account;
import dev.sessionvault.launcher.share.policy.Caps;
import dev.sessionvault.launcher.share.policy.Decision;
import dev.sessionvault.launcher.share.policy.Lending;
import dev.sessionvault.launcher.share.verb.RefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        sortOptions = false,
        description = {
            "Show whether you may lend a call, and which rule says so.",
            "",
            "The exit code is 0 if it is allowed, 7 if it is denied."
        },
        footer = {
            "",
            "Examples:",
            "  sv policy explain ssh.tail_logs service=web lines=50",
            "  sv policy explain --bearer ssh.tail_logs service=web"
        })
final class PolicyExplainCommand implements Verb {
    /** Of no recipient that a rule could name. */
    private static final String SOMEBODY = "somebody";

    private final SvCommand sv;

    @Mixin
    final Declared declared = new Declared();

    @Option(
            names = "--to",
            paramLabel = "KEY",
            description = "To the recipient with this key, svk1-…, instead of to anybody.")
    @Nullable
    String to;

    @Option(names = "--bearer", description = "To whoever has the handle.")
    boolean bearer;

    @Parameters(index = "0", paramLabel = "VERB", description = "Its name, as `sv verb list` shows it.")
    String name = "";

    @Parameters(index = "1..*", paramLabel = "parameter=value", description = "What the recipient and the owner give.")
    List<String> words = new ArrayList<>();

    PolicyExplainCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        var verb = Declared.find(declared.verbs(), name);
        try {
            Lending who = new Lending(Account.current(), bearer ? null : to == null ? SOMEBODY : to);
            return print(declared.policy().decide(who, verb, verb.check(Declared.given(words))));
        } catch (RefusedException e) {
            throw Failure.usage("explain " + name + ": " + e.text(), "sv verb show " + name);
        } catch (IOException e) {
            throw new LauncherException(
                    ExitCode.DENIED, "find out who you are: /proc/self/status: cannot be read", null);
        }
    }

    private int print(Decision decision) {
        Caps caps = decision.caps();
        sv.machine().terminal().print((decision.allowed() ? "allowed: " : "denied: ") + decision.why());
        if (decision.allowed()) {
            sv.machine()
                    .terminal()
                    .print("for " + caps.ttl().toMinutes() + " minutes, " + caps.calls() + " calls"
                            + (caps.approve() ? ", each asked about" : ""));
        }
        return decision.allowed() ? ExitCode.DONE.number() : ExitCode.DENIED.number();
    }
}
