package dev.sessionvault.launcher.cache;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.kernel.KernelKeyring;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.SealedVault;
import java.io.File;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The key of one slot of one vault, as the kernel keeps it after {@code sv unlock}.
 *
 * <p>Guarantee: it is asked for under this vault's id and this slot's number only, and what it opens is this slot or
 * nothing. What is not there, or does not open, is as if it had never been.
 */
public final class SlotCache {
    private final KernelKeyring kernel = KernelKeyring.ofUser();
    private final Sign sign;
    private final String name;
    private final int slot;

    private SlotCache(Sign sign, String name, int slot) {
        this.sign = sign;
        this.name = name;
        this.slot = slot;
    }

    /**
     * @param data the vault's directory
     * @param vaultId see {@link SealedVault#id}
     */
    public static SlotCache of(File data, String vaultId, int slot) {
        return new SlotCache(new Sign(data, slot), "sv:" + vaultId + ":" + slot, slot);
    }

    /** The key that is kept; {@code null} if the root is to be asked. The caller closes it. */
    public @Nullable SecretBytes key() {
        Opening opening = kernel.open(name);
        if (opening instanceof Opening.Refused refused) {
            tidy(refused.refusal());
            return null;
        }
        return ((Opening.Opened) opening).key();
    }

    /** Where the keyring may not be used, as in some containers, the key may be there for others all the same. */
    private void tidy(Refusal refusal) {
        if (refusal == Refusal.DAMAGED) {
            dropQuietly();
        } else if (refusal != Refusal.UNAVAILABLE && refusal != Refusal.DENIED) {
            sign.remove();
        }
    }

    /** @throws LauncherException if the kernel would not keep a key: why, before anybody is asked for anything */
    public void requireKernel() throws LauncherException {
        try {
            kernel.keeps(name);
        } catch (RootException e) {
            if (e.refusal() == Refusal.UNAVAILABLE) {
                throw failure("keep the vault open: ", e);
            }
        }
    }

    /**
     * Keeps the slot's key, in the place of what was kept before. It stays the caller's.
     *
     * @throws LauncherException if that cannot be done; then nothing is kept
     */
    public void keep(SecretBytes slotKey, int seconds, long untilEpochSecond) throws LauncherException {
        try {
            // The sign first: what the kernel keeps is never without one.
            sign.put(untilEpochSecond);
            kernel.keep(name, slotKey, seconds);
        } catch (IOException e) {
            throw new LauncherException(
                    ExitCode.DENIED, "keep the vault open: its directory: cannot be written: " + e.getMessage(), null);
        } catch (RootException e) {
            dropQuietly();
            throw failure("keep the vault open: ", e);
        }
    }

    /**
     * Removes what is kept; false if nothing was.
     *
     * @throws LauncherException if it may still be there
     */
    public boolean drop() throws LauncherException {
        try {
            boolean removed = kernel.remove(name);
            sign.remove();
            return removed;
        } catch (RootException e) {
            if (e.refusal() == Refusal.UNAVAILABLE && !sign.isThere()) {
                return false;
            }
            throw failure("lock the vault: ", e);
        }
    }

    /** What is kept does not open the slot. */
    public void dropQuietly() {
        try {
            drop();
        } catch (LauncherException e) {
            // It opens nothing, and its time ends it.
        }
    }

    /** Whether it is kept, as far as the kernel tells; {@code null} if not. */
    public @Nullable Kept kept() {
        try {
            return kernel.keeps(name) ? new Kept(slot, sign.until()) : null;
        } catch (RootException e) {
            return null;
        }
    }

    private LauncherException failure(String what, RootException e) {
        return new LauncherException(
                ExitCode.ROOT,
                what + "slot " + slot + ": " + e.getMessage(),
                e.refused().advice());
    }
}
