package dev.sessionvault.vault;

import dev.sessionvault.secret.SystemRandom;
import dev.sessionvault.vault.format.v1.KeySchedule;
import dev.sessionvault.vault.format.v1.RecordKey;
import dev.sessionvault.vault.format.v1.Stamp;
import dev.sessionvault.vault.store.StoreException;
import dev.sessionvault.vault.store.UsedDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When the entries of a vault were last used, beside the vault: FORMAT.md "Stamps". */
final class Stamps {
    private final UsedDirectory directory;
    private final KeySchedule keys;
    private final byte[] vaultId;

    Stamps(UsedDirectory directory, KeySchedule keys, byte[] vaultId) {
        this.directory = directory;
        this.keys = keys;
        this.vaultId = vaultId;
    }

    /** The entry, with its latest time of use. */
    Entry entry(Stored stored) {
        byte[] alleged = directory.read(stored.entry().id().value(), Stamp.SIZE_BYTES + 1);
        long used = Stamp.read(keys, vaultId, stored.recordKey(), stored.sealed(), alleged);
        return used == 0 ? stored.entry() : stored.entry().usedAt(used);
    }

    /** Whether there is a stamp, whatever it says. */
    boolean isThere(Stored stored) {
        return directory.read(stored.entry().id().value(), 1).length > 0;
    }

    /** Whether there is a stamp that counts. */
    boolean counts(Stored stored) {
        byte[] alleged = directory.read(stored.entry().id().value(), Stamp.SIZE_BYTES + 1);
        return Stamp.read(keys, vaultId, stored.recordKey(), stored.sealed(), alleged) != 0;
    }

    List<Entry> entries(List<Stored> all) {
        List<Entry> entries = new ArrayList<>(all.size());
        for (Stored stored : all) {
            entries.add(entry(stored));
        }
        return entries;
    }

    /** Writes down that an entry is used now, and returns why it could not, if it could not. */
    @Nullable
    VaultException write(Stored stored, long now) {
        byte[] stamp = Stamp.encode(keys, vaultId, stored.recordKey(), stored.sealed(), now);
        String freshName = Hex.encode(SystemRandom.bytes(RecordKey.ID_BYTES));
        try {
            directory.write(stored.entry().id().value(), freshName, stamp);
            return null;
        } catch (StoreException e) {
            return Failures.of(e);
        }
    }

    /** Clears away the stamps of all other records. */
    void retain(Set<String> ids) {
        directory.retain(ids);
    }
}
