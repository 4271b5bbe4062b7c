package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.terminal.Terminal;
import dev.sessionvault.root.HostSystem;
import dev.sessionvault.vault.SealedVault;
import dev.sessionvault.vault.VaultException;
import dev.sessionvault.vault.audit.Complaints;
import dev.sessionvault.vault.audit.Journal;
import dev.sessionvault.vault.store.ChannelLocks;
import dev.sessionvault.vault.store.Locks;
import java.time.InstantSource;
import java.util.Map;

/** What a command works with: everything of the machine that a test may want to be another. */
public record Machine(
        Roots roots, InstantSource clock, Map<String, String> environment, Directories directories, Terminal terminal) {

    /**
     * The vault as it lies there.
     *
     * @throws VaultException as {@link SealedVault#read}
     */
    public SealedVault sealed() throws VaultException {
        return SealedVault.read(directories.data().toPath());
    }

    private static Locks locks() {
        return HostSystem.current() == HostSystem.WINDOWS ? new ChannelLocks() : new KernelLocks();
    }

    /** Where this process writes down what it does with the vault. */
    public Journal journal() {
        Terminal told = terminal;
        Complaints complaints = new Complaints() {
            @Override
            public void hear(String what) {
                told.warning(what);
            }
        };
        return new Journal(directories.log(), locks(), Surroundings.ofProcess(), clock, complaints);
    }
}
