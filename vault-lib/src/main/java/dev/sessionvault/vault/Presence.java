package dev.sessionvault.vault;

import dev.sessionvault.crypto.ForgedException;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.VaultException.Reason;
import dev.sessionvault.vault.format.v1.KeySchedule;
import dev.sessionvault.vault.format.v1.Preamble;
import dev.sessionvault.vault.format.v1.SlotBlock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Proof that somebody was there who knows a passphrase or the recovery code of a vault.
 *
 * <p>Guarantee: there is none without the slot key of a slot that the vault's MAC covers, and of a kind that is typed. A
 * root opens for whoever runs as the user; it proves nobody's presence.
 */
public final class Presence {
    private final byte[] vaultId;

    private Presence(byte[] vaultId) {
        this.vaultId = vaultId;
    }

    /** @param verified the preamble of the open vault */
    static Presence of(Preamble verified, Slot slot, SecretBytes slotKey) throws VaultException {
        SlotBlock alleged = slot.block();
        if (slot.kind().rootKind() != null) {
            throw new IllegalArgumentException("slot " + slot.number() + ": a root opens it");
        }
        for (SlotBlock block : verified.slots()) {
            if (block.number() == alleged.number() && Arrays.equals(block.wrapped(), alleged.wrapped())) {
                return unwrapped(verified, block, slotKey);
            }
        }
        throw wrong(alleged, null);
    }

    private static Presence unwrapped(Preamble verified, SlotBlock block, SecretBytes slotKey) throws VaultException {
        try {
            KeySchedule.unwrap(verified.vaultId(), block, slotKey).close();
            return new Presence(verified.vaultId());
        } catch (ForgedException e) {
            throw wrong(block, e);
        }
    }

    private static VaultException wrong(SlotBlock slot, @Nullable ForgedException cause) {
        return new VaultException(
                Reason.WRONG_KEY, "slot " + slot.number() + ": the key does not open it", null, cause);
    }

    /** @throws IllegalArgumentException unless it was shown for this vault */
    void requireFor(Preamble preamble) {
        if (!Arrays.equals(vaultId, preamble.vaultId())) {
            throw new IllegalArgumentException("presence: it was shown for another vault");
        }
    }
}
