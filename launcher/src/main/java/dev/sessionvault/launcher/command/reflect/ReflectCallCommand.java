package dev.sessionvault.launcher.command.reflect;

import dev.sessionvault.launcher.command.Failure;
import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.reflect.LentSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "call",
        sortOptions = false,
        description = {
            "Have a lent verb done on its owner's machine. What it writes comes out here as it is written.",
            "",
            "The exit code is 0 if the verb's was; 100 and the verb's for 1 to 24; 125 for any other, for one that a "
                    + "signal ended, and for an HTTP status from 400 on. 7: refused. 8: it could not be run to its end. "
                    + "2: the command line. Other codes of sv mean what they always do; --json has the verb's own."
        },
        footer = {
            "",
            "Examples:",
            "  sv reflect call ssh.tail_logs lines=50 --passport-file handle",
            "  sv reflect call ssh.restart_service service=web --timeout 60 --json"
        })
public final class ReflectCallCommand implements Verb {
    private static final int MAX_SECONDS = 1800;

    private final SvCommand sv;

    @Parameters(index = "0", paramLabel = "LENT-VERB", description = "As `sv reflect verbs` lists it.")
    @Nullable
    String verb;

    @Parameters(index = "1..*", paramLabel = "NAME=VALUE", description = "For each parameter that you choose.")
    List<String> values = new ArrayList<>();

    @Mixin
    PassportOptions options = new PassportOptions();

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "Stop it when it takes longer than this.")
    int timeout;

    @Option(names = "--json", description = "Answer in JSON, when it has ended.")
    boolean json;

    public ReflectCallCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        if (timeout < 0 || timeout > MAX_SECONDS) {
            throw Failure.usage("read --timeout: want 1 to " + MAX_SECONDS, "--timeout 60");
        }
        Map<String, String> arguments = arguments();
        try (LentSession session = options.open(sv.machine())) {
            CallAnswer answer = json ? new CallAnswer.Gathered() : new CallAnswer.Streamed();
            session.call(String.valueOf(verb), arguments, timeout * 1000, answer);
            return answer.print(sv.machine().terminal());
        }
    }

    private Map<String, String> arguments() throws LauncherException {
        Map<String, String> arguments = new TreeMap<>();
        for (String each : values) {
            int equals = each.indexOf('=');
            String name = equals < 1 ? "" : each.substring(0, equals);
            if (name.isEmpty() || arguments.put(name, each.substring(equals + 1)) != null) {
                throw Failure.usage("read the command line: NAME=VALUE: want each parameter once", "sv reflect verbs");
            }
        }
        return arguments;
    }
}
