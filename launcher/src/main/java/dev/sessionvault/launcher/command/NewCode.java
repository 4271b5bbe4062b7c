package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.NewSlot;

/** A slot for a recovery code that nobody has seen yet, but for its owner, once. */
final class NewCode {
    private NewCode() {}

    /** Hands the code over before anything is written: a code that nobody got would lock everybody out. */
    static NewSlot handOver(Recovery recovery) throws LauncherException {
        recovery.requireWayOut();
        try (SecretBytes code = SecretBytes.random(RecoveryCode.BYTES)) {
            NewSlot slot = NewSlot.recovery(code);
            recovery.handOver(code);
            return slot;
        }
    }
}
