package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.command.share.LendingWords;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.health.Doctor;
import dev.sessionvault.launcher.share.owner.OwnerKeys;
import dev.sessionvault.launcher.shell.Completion;
import dev.sessionvault.launcher.shell.Shell;
import dev.sessionvault.root.HostSystem;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.Scope;
import dev.sessionvault.vault.tool.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Words that are offered for a name in the help: of the table, of the vault, and of what is lent to whom. */
final class CandidateWords implements Completion.Candidates {
    private final SvCommand sv;
    private final LendingWords lending;

    CandidateWords(SvCommand sv) {
        this.sv = sv;
        this.lending = new LendingWords(sv.machine());
    }

    @Override
    public List<String> of(String called, String option) {
        if (option.equals("--keep")) {
            return List.copyOf(new TreeSet<>(sv.machine().environment().keySet()));
        }
        if (option.equals("--account")) {
            return accounts();
        }
        if (option.equals("--project")) {
            return projects();
        }
        return switch (called) {
            case "TOOL" -> tools();
            case "ACCOUNT" -> accounts();
            case "ID" -> ids();
            case "ALIAS" -> lending.contacts();
            case "RELAY" -> relays();
            case "VERB" -> lending.verbs();
            case "SESSION" -> lending.sessions();
            case "SHELL" -> shells();
            case "KIND" -> kinds();
            case "COMMAND" -> verbs();
            case "CHECK" -> checks();
            case "FILE" -> List.of(":files");
            case "DIR" -> List.of(":directories");
            default -> List.of();
        };
    }

    private List<String> tools() {
        List<String> tools = new ArrayList<>();
        try {
            for (Tool tool : KeyFor.table(sv.machine()).tools()) {
                tools.add(tool.name().value() + "\t" + tool.title());
            }
        } catch (LauncherException e) {
            return List.of(); // whoever goes on typing is told
        }
        return tools;
    }

    private List<String> accounts() {
        TreeSet<String> accounts = new TreeSet<>();
        for (Entry entry : QuietEntries.of(sv)) {
            if (!entry.account().isUnnamed()) {
                accounts.add(entry.account().value());
            }
        }
        return List.copyOf(accounts);
    }

    private List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (Entry entry : QuietEntries.of(sv)) {
            ids.add(entry.id().brief() + "\t" + entry.tool().value() + (entry.isLogin() ? " login, " : ", ")
                    + Named.scope(entry.scope()));
        }
        return ids;
    }

    /** Those that have a key or a login, and any other directory. */
    private List<String> projects() {
        TreeSet<String> projects = new TreeSet<>();
        for (Entry entry : QuietEntries.of(sv)) {
            if (entry.scope() instanceof Scope.Project project) {
                projects.add(project.path());
            }
        }
        List<String> all = new ArrayList<>(projects);
        all.add(":directories");
        return all;
    }

    private List<String> relays() {
        return QuietEntries.of(sv, vault -> new OwnerKeys(vault).deployments()).stream()
                .map(LendingWords::relay)
                .toList();
    }

    private static List<String> shells() {
        List<String> shells = new ArrayList<>();
        for (Shell shell : Shell.values()) {
            shells.add(shell.token());
        }
        return shells;
    }

    private static List<String> kinds() {
        List<String> kinds = RootNames.of(HostSystem.current());
        kinds.add(Enrolling.PASSPHRASE);
        return kinds;
    }

    private static List<String> checks() {
        List<String> checks = new ArrayList<>();
        Doctor.names().forEach((name, title) -> checks.add(name + "\t" + title));
        return checks;
    }

    private static List<String> verbs() {
        return Verbs.shown();
    }
}
