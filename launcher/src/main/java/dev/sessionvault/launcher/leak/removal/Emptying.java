package dev.sessionvault.launcher.leak.removal;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import java.util.HashMap;
import java.util.Map;

/**
 * Puts the keys of files into the vault, one file after the other, and returns only after the vault was read from the
 * disk again and gave each of them: who changes a file then has each key in the file, or in the vault, or in both.
 */
public final class Emptying {
    private final Vault vault;
    private final Map<Taken, Destination> destinations;
    private final Map<Destination, Entry> stored = new HashMap<>();

    /** @param destinations of every key of the plan; equal keys have the same one */
    public Emptying(Vault vault, Map<Taken, Destination> destinations) {
        this.vault = vault;
        this.destinations = destinations;
    }

    /** The keys of a file into the vault. */
    public void store(FilePlan plan) throws VaultException, LauncherException {
        for (Taken taken : plan.taken()) {
            Entry entry = store(taken);
            if (!vault.gives(entry.id(), taken.secret())) {
                throw new LauncherException(
                        ExitCode.DAMAGED,
                        "import the key: " + plan.file() + ": the vault does not give it back",
                        "nothing was taken out of this file: sv vault check");
            }
        }
    }

    private Entry store(Taken taken) throws VaultException {
        Destination destination = destinations.get(taken);
        if (destination == null) {
            throw new IllegalArgumentException("a key without a destination");
        }
        Entry existing = destination.existing();
        Entry entry = existing == null ? stored.get(destination) : existing;
        if (entry == null) {
            entry = vault.add(destination.entry(), taken.secret());
            stored.put(destination, entry);
        }
        return entry;
    }

    /** The entry that has the key now. */
    public Entry entry(Taken taken) {
        Destination destination = destinations.get(taken);
        Entry existing = destination == null ? null : destination.existing();
        Entry entry = existing == null ? stored.get(destination) : existing;
        if (entry == null) {
            throw new IllegalStateException("the key was not stored");
        }
        return entry;
    }
}
