package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exec.Trial;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.terminal.Terminal;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.Taking;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import dev.sessionvault.vault.audit.Use;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One entry's way from its old key to a new one, and what is told of it. */
final class Rotation {
    private final Machine machine;
    private final KeyFor wanted;
    private final Vault vault;
    private final Entry entry;
    private final Optional<Entry> former;

    Rotation(Machine machine, KeyFor wanted, Vault vault, Entry entry) throws VaultException {
        this.machine = machine;
        this.wanted = wanted;
        this.vault = vault;
        this.entry = entry;
        this.former = vault.inventory().formerOf(entry);
    }

    boolean isPending() {
        return former.isPresent();
    }

    void requireSettled() throws LauncherException {
        if (isPending()) {
            throw Failure.usage(
                    "rotate the key: " + entry.id().brief() + ": its last rotation waits to be confirmed",
                    "sv rotate " + entry.tool().value() + " --check, --confirm or --back");
        }
    }

    /** What is checked is checked before it is stored: no other process ever gets a key that does not work. */
    void begin(KeyInput input, boolean stdin, boolean force, @Nullable Check check)
            throws LauncherException, VaultException {
        try (SecretBytes fresh = input.read(stdin, force)) {
            if (check == null) {
                told("rotated", vault.rotate(entry.id(), fresh));
                machine.terminal()
                        .note("the old key, " + entry.fingerprint() + ", is kept: --check, --confirm or --back");
                return;
            }
            requireSuccess(check.run(fresh), "nothing was stored: the old key is in its place");
            told("rotated", vault.replace(entry.id(), fresh));
            tellDestroyed(entry.fingerprint());
        }
    }

    /** The key that is stored already; if it does not work, the old one is back before that is said. */
    void checkStored(Check check) throws LauncherException, VaultException {
        Trial.Outcome outcome;
        try (Taking.Taken taken = wanted.take(vault, Use.of("rotate"))) {
            outcome = check.run(taken.key());
        }
        if (!outcome.isSuccess()) {
            vault.takeBack(entry.id());
        }
        requireSuccess(outcome, "the old key is back in its place");
        settle(true);
    }

    void settle(boolean confirmed) throws VaultException {
        if (confirmed) {
            told("confirmed", vault.confirm(entry.id()));
            former.ifPresent(old -> tellDestroyed(old.fingerprint()));
        } else {
            told("took back the old key of", vault.takeBack(entry.id()));
        }
    }

    private void requireSuccess(Trial.Outcome outcome, String then) throws LauncherException {
        if (outcome.isSuccess()) {
            return;
        }
        outcome.output().lines().forEach(line -> machine.terminal().note("  " + line));
        throw new LauncherException(
                ExitCode.PEER, "check the new key: " + entry.tool().value() + ": " + outcome.why(), then);
    }

    private void told(String what, Entry now) {
        machine.terminal()
                .print(what + " " + now.id().brief() + ": " + now.tool().value() + Named.whose(now) + ", fingerprint "
                        + now.fingerprint() + ", for " + Named.scope(now.scope()));
    }

    private void tellDestroyed(String fingerprint) {
        Terminal terminal = machine.terminal();
        terminal.note("the old key, " + fingerprint + ", is destroyed here, in the kept snapshots too; backups of the"
                + " vault still hold it");
        String console = wanted.tool.console();
        terminal.hint("revoke it where it was issued" + (console.isEmpty() ? "" : ": " + console));
    }
}
