package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.SealedVault;
import dev.sessionvault.vault.Slot;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import java.util.List;

/**
 * What is stored, for somebody who only pressed a key: nobody is asked anything, and whatever goes wrong, the answer is
 * nothing.
 */
final class QuietEntries {
    private QuietEntries() {}

    /** What is asked of an open vault. */
    interface Question<T> {
        List<T> ask(Vault vault) throws VaultException;
    }

    static List<Entry> of(SvCommand sv) {
        return of(sv, vault -> vault.inventory().keysAndLogins());
    }

    static <T> List<T> of(SvCommand sv, Question<T> question) {
        try {
            SealedVault sealed = sv.machine().sealed();
            Slot slot = Unlock.primary(sealed);
            Unlock unlock = sv.unlock();
            Vault kept = unlock.openKept(sealed, slot);
            if (kept == null && slot.kind().rootKind() == null) {
                return List.of(); // it wants a passphrase, and a second
            }
            try (Vault vault = kept == null ? unlock.open(sealed, slot) : kept) {
                return question.ask(vault);
            }
        } catch (VaultException | LauncherException e) {
            return List.of();
        }
    }
}
