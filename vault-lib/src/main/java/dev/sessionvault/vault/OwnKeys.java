package dev.sessionvault.vault;

import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.audit.Use;
import dev.sessionvault.vault.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keys of sv's own, which stand everywhere, have no end, and are no tool's: FORMAT.md "Own keys". */
final class OwnKeys {
    private final Custody custody;
    private final ToolName name;

    /** @throws IllegalArgumentException if the name is a tool's */
    OwnKeys(Custody custody, ToolName name) {
        if (!name.isOwn()) {
            throw new IllegalArgumentException(name + " is a tool's name");
        }
        this.custody = custody;
        this.name = name;
    }

    List<Entry> entries() throws VaultException {
        List<Entry> entries = new ArrayList<>();
        for (Stored stored : custody.contents().find(name, null)) {
            if (stored.isKey()) {
                entries.add(stored.entry());
            }
        }
        return List.copyOf(entries);
    }

    Optional<SecretBytes> take(AccountName account, Use use, String why) throws VaultException {
        for (Stored stored : custody.contents().find(name, null)) {
            if (stored.isKey() && stored.isOf(account)) {
                return Optional.of(taken(stored, use, why));
            }
        }
        return Optional.empty();
    }

    private SecretBytes taken(Stored stored, Use use, String why) throws VaultException {
        try {
            custody.journal().take(Acts.of("", stored.entry()).because(why), use, custody.generation());
            return custody.contents().openKey(stored);
        } catch (StoreException e) {
            throw Failures.of(e);
        }
    }
}
