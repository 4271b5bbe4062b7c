package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.command.Failure;
import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.verb.Invocation;
import dev.sessionvault.launcher.share.verb.KeyUse;
import dev.sessionvault.launcher.share.verb.RefusedException;
import dev.sessionvault.launcher.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "test",
        sortOptions = false,
        description = "Show exactly what a call would run, word by word. Nothing is run.",
        footer = {
            "",
            "Examples:",
            "  sv verb test ssh.tail_logs service=web lines=50",
            "  sv verb test --draft . ssh.tail_logs service=web"
        })
final class VerbTestCommand implements Verb {
    private final SvCommand sv;

    @Mixin
    final Declared declared = new Declared();

    @Parameters(index = "0", paramLabel = "VERB", description = "Its name, as `sv verb list` shows it.")
    String name = "";

    @Parameters(index = "1..*", paramLabel = "parameter=value", description = "What the recipient and the owner give.")
    List<String> words = new ArrayList<>();

    VerbTestCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        var verb = Declared.find(declared.verbs(), name);
        try {
            print(verb.invocation(verb.check(Declared.given(words))));
        } catch (RefusedException e) {
            throw Failure.usage("test " + name + ": " + e.text(), "sv verb show " + name);
        }
        KeyUse key = verb.execution().key();
        if (key != null) {
            sv.machine().terminal().print(key.place() + ": " + key.prefix() + "(the key of " + key.tool() + ")");
        }
        return ExitCode.DONE.number();
    }

    private void print(Invocation invocation) {
        Terminal terminal = sv.machine().terminal();
        if (invocation instanceof Invocation.Start start) {
            start.argv().forEach(terminal::print);
            terminal.print("in " + start.directory());
            new TreeMap<>(start.environment()).forEach((name, value) -> terminal.print("with " + name + "=" + value));
        } else if (invocation instanceof Invocation.Request request) {
            terminal.print(request.method() + " " + request.url());
            new TreeMap<>(request.headers()).forEach((name, value) -> terminal.print(name + ": " + value));
            if (request.body() != null) {
                terminal.print("");
                terminal.print(request.body());
            }
        }
    }
}
