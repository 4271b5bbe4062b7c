package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.terminal.Terminal;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.Scope;

/** What an adoption has come to, and what to do next. */
final class AdoptionReport {
    private final Terminal terminal;
    private final LoginOf login;
    private final String why;

    AdoptionReport(Terminal terminal, LoginOf login, String why) {
        this.terminal = terminal;
        this.login = login;
        this.why = why;
    }

    /** @param settled whether no file has come into the place of the one that was wiped */
    void print(Entry entry, boolean settled, boolean json) {
        if (json) {
            terminal.printText(json(entry, settled));
        } else {
            terminal.print("adopted " + entry.id().brief() + ": the login of " + login.name() + Named.whose(entry)
                    + ", fingerprint " + entry.fingerprint() + ", for " + Named.scope(entry.scope()) + " (" + why
                    + ")");
            terminal.print("wiped " + login.file().path()
                    + (login.file().isLinked() && settled
                            ? ": a link that leads nowhere without sv is there now"
                            : ""));
            terminal.print("next: " + next(entry));
        }
        if (!settled) {
            terminal.warning("find the login: " + login.file().path() + ": the tool has put a file there meanwhile");
            terminal.hint("end the tool; `sv adopt " + login.name() + " --replace` if that file is the newer login");
        }
    }

    private String next(Entry entry) {
        String account = entry.account().isUnnamed()
                ? ""
                : " --account " + entry.account().value();
        return "sv run " + login.name() + account;
    }

    private String json(Entry entry, boolean settled) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("id", entry.id().value());
            json.writeStringField("tool", login.name());
            json.writeStringField("account", entry.account().value());
            json.writeStringField("fingerprint", entry.fingerprint());
            json.writeStringField("project", entry.scope() instanceof Scope.Project project ? project.path() : null);
            json.writeStringField("file", login.file().path().toString());
            json.writeBooleanField("link", login.file().isLinked() && settled);
            json.writeStringField("next", next(entry));
            json.writeEndObject();
        });
    }
}
