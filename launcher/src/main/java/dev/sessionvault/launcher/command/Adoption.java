package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.login.HeldLogin;
import dev.sessionvault.launcher.login.Keyring;
import dev.sessionvault.launcher.login.Leftovers;
import dev.sessionvault.launcher.login.Running;
import dev.sessionvault.launcher.login.Wiping;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.NewEntry;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import java.util.List;
import java.util.Optional;

/** A login on its way from a tool's file into the vault: at each moment the file has it, or the vault, or both. */
final class Adoption {
    private static final String WHAT = "adopt the login: ";

    private final AdoptCommand asked;
    private final Machine machine;
    private final LoginOf login;
    private final NewEntry said;
    private final String why;

    /** @param why how the place was decided */
    Adoption(AdoptCommand asked, LoginOf login, NewEntry said, String why) {
        this.asked = asked;
        this.machine = asked.sv.machine();
        this.login = login;
        this.said = said;
        this.why = why;
    }

    /** Whether it can be lent is asked before anything is touched. */
    void perform() throws LauncherException {
        LendingHere.require(machine);
        new Adoptable(login).require();
        if (login.name().equals("codex")) {
            Keyring.requireUnused(login.file());
        }
        new Leftovers(login.file(), login.soundness()).clear();
        try (HeldLogin held = HeldLogin.open(login.file(), login.soundness());
                SecretBytes bytes = held.read()) {
            warnOfRunning();
            try (Vault vault = NewVault.openOrMake(asked.sv)) {
                move(vault, held, bytes);
            }
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    /** Whatever runs now has read the login, and may have the provider make a new one of it at any time. */
    private void warnOfRunning() {
        List<Integer> running =
                Running.of(login.tool().programs(), LoginOf.home(machine).toString());
        if (!running.isEmpty()) {
            machine.terminal()
                    .warning(login.name() + " runs now, as process " + running.get(0)
                            + ": it may refresh the login behind the vault's back, so end it");
        }
    }

    private void move(Vault vault, HeldLogin held, SecretBytes bytes) throws LauncherException, VaultException {
        Entry entry = stored(vault, bytes);
        if (!vault.gives(entry.id(), bytes)) {
            throw new LauncherException(
                    ExitCode.DAMAGED,
                    WHAT + login.file().path() + ": the vault does not give it back",
                    "the file is as it was: sv vault check");
        }
        boolean linked = new Wiping(login.file(), held, bytes).perform();
        new AdoptionReport(machine.terminal(), login, why).print(entry, linked, asked.json);
    }

    private Entry stored(Vault vault, SecretBytes bytes) throws LauncherException, VaultException {
        Optional<Entry> there = vault.inventory().logins().stream()
                .filter(entry -> entry.tool().equals(said.tool())
                        && entry.scope().equals(said.scope())
                        && entry.account().equals(said.account()))
                .findAny();
        if (there.isEmpty()) {
            return vault.logins().adopt(said, bytes);
        }
        // An adoption that was ended before the file was wiped.
        return vault.gives(there.get().id(), bytes) ? there.get() : replaced(vault, there.get(), bytes);
    }

    private Entry replaced(Vault vault, Entry there, SecretBytes bytes) throws LauncherException, VaultException {
        String which = WHAT + login.name() + ": ";
        if (!asked.replace) {
            throw Failure.usage(
                    which + "the vault has another one, " + there.id().brief() + ", of this account for "
                            + Named.scope(there.scope()),
                    "--replace puts this one in its place; --account NAME keeps both");
        }
        try (NotLent here = NotLent.require(machine, there, WHAT)) {
            return vault.logins()
                    .update(there.id(), there.fingerprint(), bytes)
                    .orElseThrow(() -> new LauncherException(
                            ExitCode.DENIED, which + "the vault has got another one just now", "once more"));
        }
    }
}
