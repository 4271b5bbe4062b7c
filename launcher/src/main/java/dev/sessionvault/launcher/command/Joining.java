package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.keeper.Lent;
import dev.sessionvault.launcher.login.Soundness;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.Logins;
import dev.sessionvault.vault.Taking;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import java.io.IOException;

/** A run with a login that other runs have already: all of them have one file, which may be newer than the vault's. */
final class Joining {
    private static final int LOOKS = 20;
    private static final long PAUSE_MILLIS = 50;

    private final Vault vault;
    private final Taking.Taken taken;
    private final Soundness soundness;

    Joining(Vault vault, Taking.Taken taken, Soundness soundness) {
        this.vault = vault;
        this.taken = taken;
        this.soundness = soundness;
    }

    /** Where there is no login in it, or one that the vault's did not come from, the vault's is put there. */
    void join(Lent lent) throws VaultException, IOException {
        awaitWhole(lent);
        CheckIn.Outcome outcome;
        try {
            outcome = new CheckIn(vault, taken.entry().id(), soundness).perform(lent);
        } catch (VaultException e) {
            if (e.reason() != VaultException.Reason.BUSY && e.reason() != VaultException.Reason.UNWRITABLE) {
                throw e;
            }
            return; // its keepers try again
        }
        if (outcome != CheckIn.Outcome.HAS_IT) {
            lent.replace(taken.key(), taken.entry().fingerprint());
        }
    }

    /** A tool that writes in place has half a file there for a moment. */
    private void awaitWhole(Lent lent) {
        for (int i = 0; i < LOOKS && !isWhole(lent); i++) {
            Unlock.pause(PAUSE_MILLIS);
        }
    }

    private boolean isWhole(Lent lent) {
        try (SecretBytes now = lent.read(Logins.MAX_BYTES)) {
            return now != null && soundness.isIn(now);
        }
    }
}
