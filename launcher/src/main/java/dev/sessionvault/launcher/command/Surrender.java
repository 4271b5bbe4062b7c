package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.login.Returning;
import dev.sessionvault.launcher.terminal.Terminal;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.AccountName;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.Scope;
import dev.sessionvault.vault.Selection;
import dev.sessionvault.vault.Taking;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import dev.sessionvault.vault.audit.Use;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A login on its way out of the vault into its tool's file: at each moment the vault has it, or the file, or both. */
final class Surrender {
    private static final String WHAT = "surrender the login: ";

    private final SurrenderCommand asked;
    private final Machine machine;
    private final LoginOf login;
    private final @Nullable AccountName account;
    private final @Nullable Bound exactly;

    /** @param exactly the place that it is bound to, or {@code null} for the nearest one */
    Surrender(SurrenderCommand asked, LoginOf login, @Nullable AccountName account, @Nullable Bound exactly) {
        this.asked = asked;
        this.machine = asked.sv.machine();
        this.login = login;
        this.account = account;
        this.exactly = exactly;
    }

    void perform() throws LauncherException {
        try (Vault vault = unlock().open()) {
            Entry entry = entry(vault);
            try (NotLent here = NotLent.require(machine, entry, WHAT);
                    Taking.Taken taken = taken(vault, entry)) {
                giveBack(taken.key());
                vault.remove(Set.of(entry.id()));
            }
            told(entry, others(vault));
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    private Unlock unlock() {
        return asked.sv.unlock().forTool(login.name(), "surrender");
    }

    private Entry entry(Vault vault) throws LauncherException, VaultException {
        Selection selection = vault.logins().select(login.tool().name(), place(), account);
        if (selection instanceof Selection.Found found && isMeant(found.entry())) {
            return found.entry();
        }
        if (selection instanceof Selection.Expired expired && isMeant(expired.entry())) {
            String id = expired.entry().id().brief();
            throw new LauncherException(
                    ExitCode.EXPIRED, WHAT + login.name() + ": " + id + " has expired", "sv renew " + id);
        }
        if (selection instanceof Selection.Ambiguous ambiguous) {
            throw Failure.usage(
                    WHAT + login.name() + ": several accounts have one here: " + accounts(ambiguous.entries()),
                    "--account NAME");
        }
        throw new LauncherException(ExitCode.NO_KEY, WHAT + login.name() + ": no such login for " + place(), "sv list");
    }

    private static String accounts(List<Entry> entries) {
        return String.join(
                ", ",
                entries.stream().map(entry -> Named.account(entry.account())).toList());
    }

    private String place() throws LauncherException {
        if (exactly == null) {
            return Place.working();
        }
        return exactly.scope() instanceof Scope.Project project ? project.path() : "/";
    }

    private boolean isMeant(Entry entry) {
        return exactly == null || entry.scope().equals(exactly.scope());
    }

    private Taking.Taken taken(Vault vault, Entry entry) throws LauncherException, VaultException {
        Taking taking = vault.logins().take(login.tool().name(), place(), account, Use.of("surrender"));
        if (taking instanceof Taking.Taken taken) {
            if (taken.entry().id().equals(entry.id())) {
                return taken;
            }
            taken.close();
        }
        throw new LauncherException(
                ExitCode.DENIED, WHAT + login.name() + ": the vault was changed just now", "once more");
    }

    /** If it is there already, somebody has ended this before the vault was done with it. */
    private void giveBack(SecretBytes bytes) throws LauncherException {
        Returning returning = new Returning(login.file(), login.soundness());
        if (!returning.isThere(bytes)) {
            returning.requirePlace(asked.replace);
            returning.write(bytes);
        }
    }

    private long others(Vault vault) throws VaultException {
        return vault.inventory().logins().stream()
                .filter(entry -> entry.tool().equals(login.tool().name()))
                .count();
    }

    private void told(Entry entry, long others) {
        Terminal terminal = machine.terminal();
        if (asked.json) {
            terminal.printText(json(entry));
        } else {
            terminal.print("surrendered " + entry.id().brief() + ": the login of " + login.name() + Named.whose(entry)
                    + " is in " + login.file().path() + " again, in plaintext, and in the vault no more");
        }
        if (others > 0 && login.file().isLinked()) {
            terminal.warning("lend a login: " + login.name() + ": the vault has " + others
                    + " more, and none can be lent while this file is there");
            terminal.hint("sv adopt " + login.name());
        }
    }

    private String json(Entry entry) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("id", entry.id().value());
            json.writeStringField("tool", login.name());
            json.writeStringField("account", entry.account().value());
            json.writeStringField("fingerprint", entry.fingerprint());
            json.writeStringField("file", login.file().path().toString());
            json.writeEndObject();
        });
    }
}
