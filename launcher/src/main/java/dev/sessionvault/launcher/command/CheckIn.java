package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.keeper.Lent;
import dev.sessionvault.launcher.login.Soundness;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.EntryId;
import dev.sessionvault.vault.Logins;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import java.io.IOException;
import java.util.Optional;

/** A lent login on its way back into the vault, by compare and swap: KEEPER.md, section 6. Who does it has the lock. */
final class CheckIn {
    /** What came of it. */
    enum Outcome {
        /** The vault has what is in the memory. */
        HAS_IT,
        /** What is in the memory is no login: the vault stays as it is. */
        NO_LOGIN,
        /** The vault has one that did not come from here: it stays as it is. */
        HAS_ANOTHER
    }

    private final Vault vault;
    private final EntryId entry;
    private final Soundness soundness;

    CheckIn(Vault vault, EntryId entry, Soundness soundness) {
        this.vault = vault;
        this.entry = entry;
        this.soundness = soundness;
    }

    /** @throws VaultException ABSENT if the vault has no such entry any more; BUSY, UNWRITABLE */
    Outcome perform(Lent lent) throws VaultException, IOException {
        try (SecretBytes now = lent.read(Logins.MAX_BYTES)) {
            if (now == null || !soundness.isIn(now)) {
                return Outcome.NO_LOGIN;
            }
            if (vault.gives(entry, now)) {
                lent.know(fingerprint());
                return Outcome.HAS_IT;
            }
            settle(lent);
            return send(lent, now);
        }
    }

    /** Who sent the last one may have been killed before it noted that the vault had it. */
    private void settle(Lent lent) throws VaultException, IOException {
        try (SecretBytes sent = lent.sent(Logins.MAX_BYTES)) {
            if (sent != null && vault.gives(entry, sent)) {
                lent.know(fingerprint());
            }
        }
    }

    private Outcome send(Lent lent, SecretBytes now) throws VaultException, IOException {
        lent.send(now);
        Optional<Entry> updated = vault.logins().update(entry, lent.known(), now);
        if (updated.isEmpty()) {
            return Outcome.HAS_ANOTHER;
        }
        lent.know(updated.get().fingerprint());
        return Outcome.HAS_IT;
    }

    /** Of what the vault holds. */
    private String fingerprint() throws VaultException {
        for (Entry login : vault.inventory().logins()) {
            if (login.id().equals(entry)) {
                return login.fingerprint();
            }
        }
        throw new IllegalStateException("the vault gives what it does not hold");
    }
}
