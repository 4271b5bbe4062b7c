package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.vault.SealedVault;
import dev.sessionvault.vault.Slot;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import org.jspecify.annotations.Nullable;

/**
 * A backup, opened as its vault would be; or, if its root is not of this machine, by the recovery code. A root that is
 * here and closed is waited for, not replaced.
 */
final class CopyOpening implements AutoCloseable {
    private final SealedVault sealed;
    private final Vault vault;
    private final boolean byCode;

    private CopyOpening(SealedVault sealed, Vault vault, boolean byCode) {
        this.sealed = sealed;
        this.vault = vault;
        this.byCode = byCode;
    }

    static CopyOpening of(VaultRestoreCommand asked, SealedVault copy) throws LauncherException {
        try {
            if (!asked.reseal) {
                Vault opened = byRoot(asked, copy);
                if (opened != null) {
                    return new CopyOpening(copy, opened, false);
                }
            }
            Machine machine = asked.sv.machine();
            return new CopyOpening(copy, new Rescue(machine, asked.code.recovery()).open(copy), true);
        } catch (VaultException e) {
            throw CopyIn.failure("read the backup: ", e);
        }
    }

    /** {@code null} if the root is not here, which is told. */
    private static @Nullable Vault byRoot(VaultRestoreCommand asked, SealedVault copy)
            throws LauncherException, VaultException {
        Machine machine = asked.sv.machine();
        Unlock unlock = asked.sv.unlock();
        Slot slot = unlock.slot(copy);
        RootKind kind = slot.kind().rootKind();
        if (kind == null) {
            return unlock.open(copy, slot).withClock(machine.clock());
        }
        Opening opening = unlock.answer(slot, kind);
        if (opening instanceof Opening.Refused refused) {
            requireForeign(asked, kind, refused);
            machine.terminal().note("root " + kind.token() + ": does not open this backup here: " + refused.why());
            return null;
        }
        try (Opening.Opened opened = (Opening.Opened) opening) {
            return copy.open(slot, opened.key(), machine.journal()).withClock(machine.clock());
        }
    }

    private static void requireForeign(VaultRestoreCommand asked, RootKind kind, Opening.Refused refused)
            throws LauncherException {
        boolean isClosed = Failure.isToBeOpened(refused.refusal());
        if (isClosed && !asked.code.isGiven()) {
            LauncherException failure = Failure.of(kind.token(), refused);
            throw new LauncherException(
                    failure.code(),
                    String.valueOf(failure.getMessage()),
                    failure.hint() + "; or --reseal, with the recovery code");
        }
    }

    SealedVault sealed() {
        return sealed;
    }

    Vault vault() {
        return vault;
    }

    boolean isByCode() {
        return byCode;
    }

    @Override
    public void close() {
        vault.close();
    }
}
