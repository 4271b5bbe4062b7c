package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.terminal.Terminal;
import dev.sessionvault.vault.Inventory;
import dev.sessionvault.vault.NewSlot;
import dev.sessionvault.vault.Present;
import dev.sessionvault.vault.Restoration;
import dev.sessionvault.vault.SealedVault;
import dev.sessionvault.vault.Slot;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import java.nio.file.Path;
import java.util.Map;

/** A backup on its way into the vault's place: looked at, allowed, opened, checked, sealed for this machine, put. */
final class Restoring {
    private static final String WHAT = "restore the vault: ";

    private final VaultRestoreCommand asked;
    private final Machine machine;

    Restoring(VaultRestoreCommand asked) {
        this.asked = asked;
        this.machine = asked.sv.machine();
    }

    void perform() throws LauncherException {
        SealedVault copy = CopyIn.backup(asked.file);
        Path directory = machine.directories().data().toPath();
        Present present = present(directory);
        new Displacing(machine, asked).requireAllowed(copy, present);
        try (CopyOpening opening = CopyOpening.of(asked, copy)) {
            Inventory inventory = checked(opening.vault());
            lock(copy);
            put(opening, directory, present);
            tell(inventory);
        }
    }

    private static Present present(Path directory) throws LauncherException {
        try {
            return Present.in(directory);
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    private static Inventory checked(Vault copy) throws LauncherException {
        try {
            return copy.inventory();
        } catch (VaultException e) {
            throw CopyIn.failure("read the backup: ", e);
        }
    }

    /** What the kernel keeps is of another time, or of the vault that goes. */
    private void lock(SealedVault copy) {
        KeptKeys kept = new KeptKeys(machine);
        kept.drop(copy);
        try {
            kept.drop(machine.sealed());
        } catch (VaultException e) {
            // There is none that could be opened.
        }
        kept.tellFailure();
    }

    private void put(CopyOpening opening, Path directory, Present present) throws LauncherException {
        try (NewSlot fresh = opening.isByCode() ? enrolled() : null) {
            Map<Slot, NewSlot> freshByOld = fresh == null ? Map.of() : Map.of(Unlock.primary(opening.sealed()), fresh);
            Restoration.Result result = new Restoration(opening.vault(), freshByOld).into(directory, present);
            if (result.replaced() != null) {
                machine.terminal().note("what was there before is kept as " + result.replaced());
            }
            if (fresh != null) {
                machine.terminal()
                        .print("the vault is opened by " + fresh.kind().token() + " from now on");
            }
        } catch (VaultException e) {
            LauncherException failure = Failure.of(e);
            throw new LauncherException(failure.code(), WHAT + failure.getMessage(), failure.hint());
        }
    }

    private NewSlot enrolled() throws LauncherException {
        return new Enrolling(machine, asked.sv.passphrase()).slot(asked.root.choice(asked.sv.pin()));
    }

    private void tell(Inventory inventory) {
        Terminal terminal = machine.terminal();
        long now = machine.clock().instant().getEpochSecond();
        long expired = inventory.keysAndLogins().stream()
                .filter(entry -> new EntryView(entry, now).isExpired())
                .count();
        terminal.print("restored: " + machine.directories().data() + ": "
                + count(inventory.entries().size(), "key")
                + Named.logins(inventory.logins().size(), " and ", ""));
        if (!inventory.logins().isEmpty()) {
            terminal.note(
                    "a login of the backup may be void: its tool made others since, of which the backup has none");
        }
        if (expired > 0) {
            terminal.note(expired + " of them expired meanwhile: sv list");
        }
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
