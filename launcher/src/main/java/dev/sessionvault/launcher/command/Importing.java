package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.terminal.Terminal;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.Merge;
import dev.sessionvault.vault.Merge.WhenTaken;
import dev.sessionvault.vault.Merged;
import dev.sessionvault.vault.Moves;
import dev.sessionvault.vault.Scope;
import dev.sessionvault.vault.SealedVault;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The keys of an export on their way into the vault here, or into a new one. */
final class Importing {
    private static final String WHAT = "import keys: ";

    private final VaultImportCommand asked;
    private final Machine machine;

    Importing(VaultImportCommand asked) {
        this.asked = asked;
        this.machine = asked.sv.machine();
    }

    /** Everything that can be refused is refused before a vault is made for it. */
    void perform() throws LauncherException {
        WhenTaken whenTaken = asked.whenTaken();
        Moves moves = DirectoryMoves.parse(asked.maps);
        SealedVault sealed = CopyIn.export(asked.file);
        try (Vault export = opened(sealed)) {
            Merge merge = new Merge(export, moves, whenTaken);
            refuse(merge.collision());
            try (Vault vault = vault()) {
                Merged merged = merge.into(vault);
                if (merged instanceof Merged.Clash clash) {
                    throw clash(clash.existing());
                }
                tell((Merged.Done) merged);
            }
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    private Vault opened(SealedVault sealed) throws LauncherException {
        Unlock unlock = new Unlock(machine, asked.passphrase.passphrase(), Unlock.PRIMARY, Passphrase.NOT_GIVEN);
        try {
            Vault export = unlock.open(sealed, sealed.slots().get(0)).withClock(machine.clock());
            export.entries();
            return export;
        } catch (VaultException e) {
            throw CopyIn.failure("read the export: ", e);
        }
    }

    private Vault vault() throws LauncherException {
        if (NewVault.exists(machine.directories().data().toPath())) {
            return asked.sv.unlock().open();
        }
        machine.terminal().note("there is no vault yet: one is made");
        return NewVault.make(machine, asked.sv.passphrase(), asked.code.recovery(), asked.root.choice(asked.sv.pin()));
    }

    private static void refuse(Optional<Entry> collision) throws LauncherException {
        if (collision.isPresent()) {
            throw Failure.usage(
                    WHAT + named(collision.get()) + ": --map brings two keys there", "map their directories apart");
        }
    }

    private LauncherException clash(List<Entry> existing) {
        existing.forEach(entry ->
                machine.terminal().note("there already: " + named(entry) + (entry.isLogin() ? ", a login" : "")));
        boolean logins = existing.stream().anyMatch(Entry::isLogin);
        return Failure.usage(
                WHAT + asked.file + ": " + existing.size() + " of its keys have one here already: nothing was changed",
                logins
                        ? "--keep-existing; no key takes the place of a login"
                        : "--keep-existing or --replace-existing");
    }

    private void tell(Merged.Done done) {
        Terminal terminal = machine.terminal();
        done.added().forEach(entry -> terminal.print("stored " + named(entry)));
        done.replaced().forEach(entry -> terminal.print("replaced " + named(entry)));
        done.kept().forEach(entry -> terminal.print("kept what was there for " + named(entry)));
        TreeSet<String> gone = new TreeSet<>();
        done.added().forEach(entry -> addIfGone(entry, gone));
        done.replaced().forEach(entry -> addIfGone(entry, gone));
        for (String directory : gone) {
            terminal.note(directory + ": is not there; if it has another path here: --replace-existing --map "
                    + directory + "=NEW");
        }
    }

    private static void addIfGone(Entry entry, TreeSet<String> gone) {
        if (entry.scope() instanceof Scope.Project project && !new File(project.path()).isDirectory()) {
            gone.add(project.path());
        }
    }

    private static String named(Entry entry) {
        String account = entry.account().isUnnamed()
                ? ""
                : ", account " + entry.account().value();
        return entry.tool().value() + account + ", for " + Named.scope(entry.scope());
    }
}
