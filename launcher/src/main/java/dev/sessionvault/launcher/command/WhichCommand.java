package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.terminal.Terminal;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.Scope;
import dev.sessionvault.vault.Selection;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "which",
        sortOptions = false,
        description = "Show which entry a run would take here, and why, and what it would start; never the key.",
        footer = {"", "Examples:", "  sv which claude", "  sv which codex --account work --json"})
final class WhichCommand implements Verb {
    private final SvCommand sv;

    @Mixin
    KeyOptions key = new KeyOptions();

    @Option(names = "--json", description = "Answer in JSON.")
    boolean json;

    WhichCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        KeyFor wanted = KeyFor.here(sv.machine(), key.tool, key.account);
        try (Vault vault = sv.unlock().open()) {
            print(wanted, wanted.selectKeyOrLogin(vault));
            return ExitCode.DONE.number();
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    private void print(KeyFor wanted, Selection.Found found) throws LauncherException {
        Entry entry = found.entry();
        String why = why(wanted, found);
        ProgramView program = new ProgramView(wanted);
        Terminal terminal = sv.machine().terminal();
        EntryView view = new EntryView(entry, sv.machine().clock().instant().getEpochSecond());
        if (json) {
            terminal.printText(json(wanted, why, view, program));
            return;
        }
        terminal.print("entry:       " + entry.id().brief());
        terminal.print("because:     " + why);
        terminal.print("account:     " + Named.account(entry.account()));
        terminal.print("label:       " + entry.label());
        terminal.print("fingerprint: " + entry.fingerprint());
        terminal.print("variable:    " + wanted.tool.variable());
        terminal.print("expires in:  " + view.expiresIn());
        program.print(terminal);
    }

    private static String json(KeyFor wanted, String why, EntryView view, ProgramView program) {
        return Json.text(json -> {
            json.writeStartObject();
            view.fields(json);
            json.writeStringField("because", why);
            json.writeStringField("variable", wanted.tool.variable());
            program.fields(json);
            json.writeEndObject();
        });
    }

    private static String why(KeyFor wanted, Selection.Found found) {
        Scope scope = found.entry().scope();
        return found.choice().isEmpty()
                ? why(wanted.place, scope)
                : Named.scope(found.choice().get().scope()) + " uses account "
                        + Named.account(found.entry().account()) + ", whose nearest key is for " + Named.scope(scope);
    }

    private static String why(String place, Scope scope) {
        if (!(scope instanceof Scope.Project project)) {
            return "it is for everywhere, and no nearer key is bound to a directory above " + place;
        }
        return project.path().equals(place)
                ? "it is bound to this directory"
                : "it is bound to " + project.path() + ", the nearest directory above " + place + " with a key";
    }
}
