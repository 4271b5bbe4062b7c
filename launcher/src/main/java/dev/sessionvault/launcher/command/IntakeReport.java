package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.leak.Finding;
import dev.sessionvault.launcher.leak.Kind;
import dev.sessionvault.launcher.leak.removal.Destination;
import dev.sessionvault.launcher.leak.removal.Destinations;
import dev.sessionvault.launcher.leak.removal.Emptying;
import dev.sessionvault.launcher.leak.removal.FilePlan;
import dev.sessionvault.launcher.leak.removal.Left;
import dev.sessionvault.launcher.leak.removal.Plan;
import dev.sessionvault.launcher.leak.removal.Taken;
import dev.sessionvault.launcher.terminal.Terminal;
import dev.sessionvault.vault.AccountName;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.NewEntry;
import dev.sessionvault.vault.Scope;
import dev.sessionvault.vault.ToolName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code sv import} says: what it will do, what it did, what is left, and which keys to change. */
final class IntakeReport {
    private final Terminal terminal;
    private final Path working;
    private final boolean json;
    private int planned;

    IntakeReport(Terminal terminal, Path working, boolean json) {
        this.terminal = terminal;
        this.working = working;
        this.json = json;
    }

    /** Each key once, with all the places where it is; then the files. */
    void planned(Plan plan, Map<Taken, Destination> destinations, boolean changes) {
        planned = plan.files().size();
        if (json) {
            return;
        }
        places(plan.files(), destinations)
                .forEach((destination, taken) -> terminal.print(name(destination) + ": "
                        + taken.get(0).finding().kind().title() + existing(destination) + ", from " + places(taken)));
        if (changes) {
            plan.files().forEach(file -> file.change().diff().forEach(terminal::printVerbatim));
        }
    }

    private static Map<Destination, List<Taken>> places(List<FilePlan> files, Map<Taken, Destination> destinations) {
        Map<Destination, List<Taken>> places = new LinkedHashMap<>();
        for (FilePlan file : files) {
            for (Taken taken : file.taken()) {
                Destination destination = destinations.get(taken);
                if (destination != null) {
                    places.computeIfAbsent(destination, fresh -> new ArrayList<>())
                            .add(taken);
                }
            }
        }
        return places;
    }

    private static String name(Destination destination) {
        Entry existing = destination.existing();
        NewEntry entry = destination.entry();
        return existing == null
                ? name(entry.tool(), entry.account(), entry.scope())
                : name(existing.tool(), existing.account(), existing.scope());
    }

    private static String name(ToolName tool, AccountName account, Scope scope) {
        String whose = account.isUnnamed() ? "" : " of account " + account.value();
        return tool.value() + whose + ", for " + Named.scope(scope);
    }

    private static String existing(Destination destination) {
        Entry existing = destination.existing();
        return existing == null
                ? ""
                : ", in the vault already as " + existing.id().brief();
    }

    private String places(List<Taken> taken) {
        return String.join(
                ", ", taken.stream().map(one -> place(one.finding())).distinct().toList());
    }

    private String place(Finding finding) {
        return new FindingLine(finding, working).where();
    }

    void emptied(FilePlan file) {
        if (!json) {
            terminal.print((file.isDeleted() ? "deleted " : "emptied ") + ShownPath.of(file.file(), working) + ": "
                    + ScanReport.count(file.taken().size(), "key"));
        }
    }

    /** @param emptying {@code null} if nothing was stored */
    void end(
            Map<Taken, Destination> destinations,
            @Nullable Emptying emptying,
            List<FilePlan> done,
            List<Left> left,
            List<Finding> logins) {
        Map<Destination, List<Taken>> stored = places(done, destinations);
        if (json) {
            terminal.printText(new IntakeJson(working).text(stored, emptying, left, logins));
            return;
        }
        if (planned == 0) {
            terminal.note("no key found that can be taken out of a file");
        }
        stored.forEach((destination, taken) -> stored(emptying, taken.get(0)));
        left.forEach(this::left);
        if (!logins.isEmpty()) {
            terminal.note(
                    ScanReport.count(logins.size(), "login")
                            + " left alone: `sv adopt TOOL` keeps and lends a tool's; --logins takes them too, and logs you out");
        }
        if (emptying != null && !stored.isEmpty()) {
            terminal.print("to be changed, since they were in plaintext:");
            stored.forEach((destination, taken) -> rotation(emptying, taken));
        }
    }

    private void stored(@Nullable Emptying emptying, Taken taken) {
        if (emptying != null) {
            Entry entry = emptying.entry(taken);
            terminal.print("in the vault as " + entry.id().brief() + ": "
                    + entry.tool().value() + Named.whose(entry) + ", fingerprint " + entry.fingerprint() + ", for "
                    + Named.scope(entry.scope()));
        }
    }

    private void left(Left one) {
        terminal.warning("still there: " + place(one.finding()) + ": "
                + one.finding().kind().title() + ": " + one.why());
        terminal.hint(one.advice());
    }

    private void rotation(@Nullable Emptying emptying, List<Taken> taken) {
        if (emptying != null) {
            Kind kind = taken.get(0).finding().kind();
            String console = kind.console() == null ? "where it was issued" : kind.console();
            terminal.print("  " + kind.title() + ": " + console + "; then: " + command(emptying.entry(taken.get(0))));
        }
    }

    /** Ready to be pasted. */
    static String command(Entry entry) {
        String tool = entry.tool().value();
        if (tool.startsWith(Destinations.KEPT)) {
            return "sv remove " + entry.id().brief();
        }
        String there =
                entry.scope() instanceof Scope.Project project ? "cd " + Named.quoted(project.path()) + " && " : "";
        String account = entry.account().isUnnamed() ? "" : " --account " + Named.typed(entry.account());
        return there + "sv rotate " + tool + account;
    }
}
