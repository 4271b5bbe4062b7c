package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.leak.Finding;
import dev.sessionvault.launcher.leak.Search;
import dev.sessionvault.launcher.leak.Source;
import dev.sessionvault.launcher.leak.removal.Destination;
import dev.sessionvault.launcher.leak.removal.Destinations;
import dev.sessionvault.launcher.leak.removal.Emptying;
import dev.sessionvault.launcher.leak.removal.FilePlan;
import dev.sessionvault.launcher.leak.removal.Left;
import dev.sessionvault.launcher.leak.removal.Plan;
import dev.sessionvault.launcher.leak.removal.Taken;
import dev.sessionvault.launcher.leak.search.Leaks;
import dev.sessionvault.launcher.leak.search.Progress;
import dev.sessionvault.launcher.terminal.Question;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keys on their way from files into the vault: shown, agreed to, done, and searched for once more. */
final class Intake {
    private static final int STILL_THERE = 1;

    private final ImportCommand asked;
    private final Machine machine;
    private final IntakeChoices choices;
    private final Plan plan;
    private final IntakeReport report;
    private final List<FilePlan> done = new ArrayList<>();
    private final List<Left> left;

    Intake(ImportCommand asked, IntakeChoices choices, Leaks.Result result, Plan plan) throws LauncherException {
        this.asked = asked;
        this.machine = asked.sv.machine();
        this.choices = choices;
        this.plan = plan;
        this.left = new ArrayList<>(plan.left());
        this.report = new IntakeReport(machine.terminal(), TypedPath.working(), asked.json);
        ScanReport.warn(result, machine.terminal());
    }

    /** @return the exit code */
    int perform() throws LauncherException {
        if (plan.files().isEmpty()) {
            report.end(Map.of(), null, List.of(), left, plan.logins());
            return code();
        }
        if (asked.changes.dryRun) {
            Map<Taken, Destination> destinations = destinations(List.of(), Map.of());
            report.planned(plan, destinations, !asked.keepSource);
            report.end(destinations, null, plan.files(), left, plan.logins());
            return code();
        }
        try (Vault vault = NewVault.openOrMake(asked.sv)) {
            return perform(vault);
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    private int perform(Vault vault) throws LauncherException, VaultException {
        Map<Taken, Destination> destinations =
                destinations(vault.inventory().keysAndLogins(), vault.byLeakFingerprint());
        report.planned(plan, destinations, !asked.keepSource);
        if (!asked.changes.yes && !isAgreed()) {
            machine.terminal().note("nothing was done");
            return ExitCode.DONE.number();
        }
        Emptying emptying = new Emptying(vault, destinations);
        for (FilePlan file : plan.files()) {
            perform(emptying, file);
        }
        report.end(destinations, emptying, done, left(), plan.logins());
        return code();
    }

    private Map<Taken, Destination> destinations(List<Entry> entries, Map<String, Entry> holders) {
        return new Destinations(choices.table, home(), choices.said, entries, holders).of(plan, choices);
    }

    private @Nullable Path home() {
        String home = machine.environment().get("HOME");
        try {
            return home == null || !home.startsWith("/") ? null : Path.of(home).toRealPath();
        } catch (IOException e) {
            return null;
        }
    }

    private boolean isAgreed() throws LauncherException {
        try (Question question = Question.open()) {
            return question != null
                    && question.confirm(
                            asked.keepSource ? "store these keys?" : "store these keys, and" + " change these files?");
        } catch (IOException e) {
            throw Failure.usage("import keys: the terminal cannot be read", "--yes asks nothing");
        }
    }

    /** What cannot be stored ends all; a file that cannot be written is left, and the next one comes. */
    private void perform(Emptying emptying, FilePlan file) throws LauncherException, VaultException {
        emptying.store(file);
        done.add(file);
        if (asked.keepSource) {
            return;
        }
        try {
            file.change().write();
            report.emptied(file);
        } catch (LauncherException e) {
            String why = "stored, but " + e.getMessage();
            file.taken().forEach(taken -> left.add(new Left(taken.finding(), why, "sv import it again")));
        }
    }

    /** What is still found where something was taken out. */
    private List<Left> left() {
        if (asked.keepSource) {
            return left;
        }
        Set<String> taken = done.stream()
                .flatMap(file -> file.taken().stream())
                .map(one -> one.finding().fingerprint())
                .collect(Collectors.toSet());
        Set<Finding> named = left.stream().map(Left::finding).collect(Collectors.toSet());
        for (Finding finding : again()) {
            if (taken.contains(finding.fingerprint()) && !named.contains(finding)) {
                left.add(new Left(finding, "it is there once more", "sv import it again"));
            }
        }
        return left;
    }

    private List<Finding> again() {
        return Leaks.find(List.of(new Again()), Progress.unseen()).findings();
    }

    /** The files that were changed. */
    private final class Again implements Source {
        @Override
        public String title() {
            return "changed files";
        }

        @Override
        public void search(Search search) {
            done.stream().filter(file -> !file.isDeleted()).forEach(file -> search.file(file.file()));
        }
    }

    private int code() {
        return left.isEmpty() ? ExitCode.DONE.number() : STILL_THERE;
    }
}
