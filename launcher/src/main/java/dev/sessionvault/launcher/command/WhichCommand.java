package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.terminal.Terminal;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.Scope;
import dev.sessionvault.vault.Selection;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import dev.sessionvault.vault.tool.Login;
import dev.sessionvault.vault.tool.Tool;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "which",
        sortOptions = false,
        description =
                "Show which key or login a run would take here, and why, and what it would start; never what it is.",
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
            terminal.printText(json(wanted, entry, why, view, program));
            return;
        }
        terminal.print("entry:       " + entry.id().brief() + (entry.isLogin() ? ", a login" : ""));
        terminal.print("because:     " + why);
        terminal.print("account:     " + Named.account(entry.account()));
        terminal.print("label:       " + entry.label());
        terminal.print("fingerprint: " + entry.fingerprint());
        terminal.print(lent(wanted.tool, entry));
        terminal.print("expires in:  " + view.expiresIn());
        program.print(terminal);
    }

    /** How the tool gets it. A login of a tool that is known for none any more can still be surrendered. */
    private static String lent(Tool tool, Entry entry) {
        if (!entry.isLogin()) {
            return "variable:    " + tool.variable();
        }
        Login login = tool.login();
        return "in place of: " + (login == null ? "(no file: tools.toml does not say which)" : login.file());
    }

    private static String json(KeyFor wanted, Entry entry, String why, EntryView view, ProgramView program) {
        return Json.text(json -> {
            json.writeStartObject();
            view.fields(json);
            json.writeStringField("because", why);
            json.writeStringField("variable", entry.isLogin() ? null : wanted.tool.variable());
            program.fields(json);
            json.writeEndObject();
        });
    }

    private static String why(KeyFor wanted, Selection.Found found) {
        Scope scope = found.entry().scope();
        return found.choice().isEmpty()
                ? why(wanted.place, found.entry(), wanted.tool.login() != null)
                : Named.scope(found.choice().get().scope()) + " uses account "
                        + Named.account(found.entry().account()) + ", whose nearest " + Named.kind(found.entry())
                        + " is for " + Named.scope(scope);
    }

    private static String why(String place, Entry entry, boolean mayHaveLogin) {
        if (!(entry.scope() instanceof Scope.Project project)) {
            return "it is for everywhere, and no nearer key" + (mayHaveLogin ? " or login" : "")
                    + " is bound to a directory above " + place;
        }
        return project.path().equals(place)
                ? "it is bound to this directory"
                : "it is bound to " + project.path() + ", the nearest directory above " + place + " with a "
                        + Named.kind(entry);
    }
}
