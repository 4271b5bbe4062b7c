package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.edit.Change;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.terminal.Question;
import dev.sessionvault.launcher.terminal.Terminal;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Option;

/** How other programs' files are changed: what is to be changed is shown first, and somebody agrees. */
final class ChangeOptions {
    @Option(names = "--dry-run", description = "Show what would change; change nothing.")
    boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    boolean isGiven() {
        return dryRun || yes;
    }

    int perform(Machine machine, List<Change> proposed) throws LauncherException {
        Terminal terminal = machine.terminal();
        List<Change> changes =
                proposed.stream().filter(change -> !change.isNothing()).toList();
        if (changes.isEmpty()) {
            terminal.print("nothing to change");
            return ExitCode.DONE.number();
        }
        if (!dryRun && !yes && !Question.isPossible()) {
            throw Failure.usage("change files: no terminal to ask at", "--dry-run shows the changes, --yes makes them");
        }
        for (Change change : changes) {
            change.diff().forEach(terminal::printVerbatim);
        }
        if (!dryRun && (yes || isAgreed())) {
            for (Change change : changes) {
                change.write();
                terminal.print("changed " + change.file());
            }
        }
        return ExitCode.DONE.number();
    }

    private static boolean isAgreed() throws LauncherException {
        try (Question question = Question.open()) {
            return question != null && question.confirm("make these changes?");
        } catch (IOException e) {
            throw Failure.usage("change files: the terminal cannot be read", "--yes makes the changes");
        }
    }
}
