package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.shell.Completion;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What the shells ask. Who presses a key wants no message, and no wait. */
@Command(
        name = "complete",
        hidden = true,
        description = "Print what can stand in the place of the last word; for `sv completion`.",
        footer = {"", "Examples:", "  sv complete -- run cl"})
final class CompleteCommand implements Verb {
    private static final long PATIENCE_MILLIS = 2000;

    private final SvCommand sv;

    @Parameters(arity = "0..*", paramLabel = "WORD", description = "What is typed after `sv`; the last is completed.")
    List<String> words = new ArrayList<>();

    CompleteCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() {
        for (String line : answerInTime()) {
            sv.machine().terminal().printText(line + "\n");
        }
        return ExitCode.DONE.number();
    }

    private List<String> answerInTime() {
        List<String> answer = new ArrayList<>();
        Thread asking = new Thread(() -> answer.addAll(answer()), "sv-completing");
        asking.setDaemon(true);
        asking.setUncaughtExceptionHandler((thread, failure) -> {});
        asking.start();
        try {
            asking.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return asking.isAlive() ? List.of() : answer;
    }

    private List<String> answer() {
        List<String> typed = words.isEmpty() ? List.of("") : words;
        return new Completion(new CandidateWords(sv))
                .complete(GrammarOfCommands.of(PicocliCommands.of(sv, typed)), typed);
    }
}
