package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.leak.Finding;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.SealedVault;
import dev.sessionvault.vault.Slot;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which entry of the vault has a key that was found, as far as the vault opens without a question. */
final class Holders {
    private final @Nullable Map<String, Entry> entries;
    private final @Nullable String why;

    private Holders(@Nullable Map<String, Entry> entries, @Nullable String why) {
        this.entries = entries;
        this.why = why;
    }

    /** Nobody asked. */
    static Holders unasked() {
        return new Holders(null, null);
    }

    static Holders of(SvCommand sv) {
        try {
            SealedVault sealed = sv.machine().sealed();
            Unlock unlock = sv.unlock();
            Slot slot = unlock.slot(sealed);
            Vault kept = unlock.openKept(sealed, slot);
            if (kept == null && slot.kind().rootKind() == null && sv.passphraseFd == Passphrase.NOT_GIVEN) {
                return new Holders(null, "it opens by a passphrase, and --passphrase-fd gives none");
            }
            try (Vault vault = kept == null ? unlock.open(sealed, slot) : kept) {
                return new Holders(vault.byLeakFingerprint(), null);
            }
        } catch (VaultException e) {
            boolean absent = e.reason() == VaultException.Reason.ABSENT;
            return new Holders(null, absent ? null : String.valueOf(e.getMessage()));
        } catch (LauncherException e) {
            return new Holders(null, String.valueOf(e.getMessage()));
        }
    }

    /** Why nobody knows, or {@code null}: it is known, or there is no vault to ask. */
    @Nullable
    String whyUnknown() {
        return why;
    }

    boolean areKnown() {
        return entries != null;
    }

    /** {@code null} if the vault has no such key, or nobody knows. */
    @Nullable
    Entry of(Finding finding) {
        return entries == null ? null : entries.get(finding.fingerprint());
    }

    /** For the end of a line; empty if nobody knows. */
    String text(Finding finding) {
        Entry entry = of(finding);
        if (entry != null) {
            return ", in the vault as " + name(entry);
        }
        return entries == null || finding.fingerprint().isEmpty() ? "" : ", not in the vault";
    }

    static String name(Entry entry) {
        return entry.tool().value()
                + (entry.account().isUnnamed() ? "" : "/" + entry.account().value());
    }
}
