package dev.sessionvault.vault;

import dev.sessionvault.secret.SecretBytes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A vault as it lies there: read whole, parsed, nothing verified yet. Its slots say what could open it.
 *
 * <p>Reading takes no lock and leaves no descriptor open.
 */
public final class SealedVault {

    /**
     * Reads the vault of a directory.
     *
     * @throws VaultException ABSENT, PERMISSIONS, DAMAGED or NEWER
     */
    public static SealedVault read(Path directory) throws VaultException {
        throw new UnsupportedOperationException();
    }

    /** 32 hexadecimal digits, the same for the life of the vault. */
    public String id() {
        throw new UnsupportedOperationException();
    }

    public List<Slot> slots() {
        throw new UnsupportedOperationException();
    }

    /** The slot that opens the vault day by day: the first that is not the recovery slot. */
    public Optional<Slot> primarySlot() {
        throw new UnsupportedOperationException();
    }

    /** The slot that the recovery code opens. */
    public Optional<Slot> recoverySlot() {
        throw new UnsupportedOperationException();
    }

    /**
     * Opens the vault; the slot key stays the caller's.
     *
     * @throws VaultException WRONG_KEY if this key does not open this slot, DAMAGED
     */
    public Vault open(Slot slot, SecretBytes slotKey) throws VaultException {
        throw new UnsupportedOperationException();
    }
}
