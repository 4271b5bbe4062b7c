package dev.sessionvault.vault;

import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.secret.SystemRandom;
import dev.sessionvault.vault.audit.Use;
import dev.sessionvault.vault.format.v1.FormatException;
import dev.sessionvault.vault.format.v1.KeySchedule;
import dev.sessionvault.vault.format.v1.Preamble;
import dev.sessionvault.vault.format.v1.SlotBlock;
import dev.sessionvault.vault.store.Row;
import dev.sessionvault.vault.store.StoreException;
import dev.sessionvault.vault.store.VaultDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Entries of a vault in a vault of their own, with another id and another key: FORMAT.md "Copies". Who opens it learns
 * nothing of the vault they come from but these entries.
 */
public final class Export {
    private static final Path NAME = Path.of("export");
    private static final Use USE = Use.of("export");

    private Export() {}

    /**
     * Seals entries anew, for one slot. The log tells of each as of a key that is taken.
     *
     * @param which entries; ids that are not there are passed over
     * @param slot opens the export; stays the caller's
     * @throws VaultException DAMAGED; PERMISSIONS, BUSY, UNWRITABLE if the log cannot be written
     */
    public static SealedVault of(Vault vault, Set<EntryId> which, NewSlot slot) throws VaultException {
        byte[] vaultId = SystemRandom.bytes(Preamble.ID_BYTES);
        try (KeySchedule keys = KeySchedule.random()) {
            List<SlotBlock> slots = List.of(slot.block(1, keys, vaultId, vault.now()));
            Draft draft = Draft.first(keys, vaultId, slots);
            carry(vault.custody(), which, new Carrying(draft, keys));
            return SealedVault.parse(VaultDirectory.ofCopy(NAME), draft.encode());
        } catch (FormatException e) {
            throw Failures.inside(vault.custody().directory().vault(), e);
        } catch (StoreException e) {
            throw Failures.of(e);
        }
    }

    private static void carry(Custody from, Set<EntryId> which, Carrying carrying)
            throws VaultException, FormatException, StoreException {
        List<Stored> choices = new ArrayList<>();
        Set<List<String>> accounts = new HashSet<>();
        for (Row row : from.contents().records()) {
            Stored stored = from.contents().open(row);
            if (stored.isChoice()) {
                choices.add(stored);
            } else if (stored.isKey()
                    && !stored.entry().tool().isOwn()
                    && which.contains(stored.entry().id())) {
                accounts.add(account(stored));
                carry(from, stored, carrying);
            }
        }
        for (Stored choice : choices) {
            if (accounts.contains(account(choice))) {
                carrying.putChoice(choice.entry(), null);
            }
        }
    }

    private static List<String> account(Stored stored) {
        return List.of(stored.entry().tool().value(), stored.entry().account().value());
    }

    private static void carry(Custody from, Stored stored, Carrying carrying) throws VaultException, StoreException {
        Entry latest = from.stamps().entry(stored);
        from.journal().take(Acts.of("", latest), USE, from.generation());
        try (SecretBytes key = from.contents().openKey(stored)) {
            carrying.put(latest, key, null);
        }
    }
}
