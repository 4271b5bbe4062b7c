package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.health.Diagnosis;
import dev.sessionvault.launcher.health.Remedy;
import dev.sessionvault.launcher.health.Symptom;
import dev.sessionvault.launcher.terminal.Question;
import dev.sessionvault.launcher.terminal.Terminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Applies remedies: each is told, with what it changes in a file of the user's, and agreed to. */
final class Mending {
    private final Terminal terminal;
    private final boolean yes;
    private final List<String> left = new ArrayList<>();

    Mending(Terminal terminal, boolean yes) {
        this.terminal = terminal;
        this.yes = yes;
    }

    /** How many of the things that were to be done are done. */
    int mend(List<Diagnosis> all) throws LauncherException {
        int done = 0;
        Set<String> applied = new LinkedHashSet<>();
        for (Diagnosis diagnosis : all) {
            for (Symptom symptom : diagnosis.symptoms()) {
                boolean mended = mend(symptom, applied);
                done += mended && symptom.answer().asksForAction() ? 1 : 0;
            }
        }
        tellRest();
        return done;
    }

    private boolean mend(Symptom symptom, Set<String> applied) throws LauncherException {
        Remedy remedy = symptom.remedy();
        if (remedy != null && applied.contains(remedy.title())) {
            return true; // one remedy may be for several things
        }
        boolean mended = remedy != null && isAgreed(remedy) && apply(remedy);
        if (mended && remedy != null) {
            applied.add(remedy.title());
        } else if (symptom.answer().asksForAction()
                && !symptom.advice().isEmpty()
                && !left.contains(symptom.advice())) {
            left.add(symptom.advice());
        }
        return mended;
    }

    private boolean isAgreed(Remedy remedy) throws LauncherException {
        terminal.print("fix: " + remedy.title());
        remedy.difference().forEach(terminal::printVerbatim);
        if (yes) {
            return true;
        }
        try (@Nullable Question question = Question.open()) {
            if (question == null) {
                throw Failure.usage("fix: no terminal to ask at", "--yes fixes all that is safe");
            }
            return question.confirm("do that?");
        } catch (IOException e) {
            throw Failure.usage("fix: the terminal cannot be read", "--yes fixes all that is safe");
        }
    }

    private boolean apply(Remedy remedy) {
        try {
            remedy.apply();
            return true;
        } catch (LauncherException e) {
            terminal.error(e);
            return false;
        }
    }

    private void tellRest() {
        if (left.isEmpty()) {
            terminal.print("nothing left to do");
            return;
        }
        terminal.print("left to do:");
        left.forEach(advice -> terminal.print("    " + advice));
    }
}
