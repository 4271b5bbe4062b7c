package dev.sessionvault.vault;

import dev.sessionvault.crypto.ForgedException;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.VaultException.Reason;
import dev.sessionvault.vault.audit.Act;
import dev.sessionvault.vault.audit.Journal;
import dev.sessionvault.vault.audit.Use;
import dev.sessionvault.vault.format.v1.FormatException;
import dev.sessionvault.vault.format.v1.KeySchedule;
import dev.sessionvault.vault.format.v1.Preamble;
import dev.sessionvault.vault.format.v1.SlotBlock;
import dev.sessionvault.vault.format.v1.VaultFile;
import dev.sessionvault.vault.store.CopyFile;
import dev.sessionvault.vault.store.StoreException;
import dev.sessionvault.vault.store.VaultDirectory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A vault as it lies there: read whole, parsed, nothing verified yet. Its slots say what could open it.
 *
 * <p>Reading takes no lock and leaves no descriptor open.
 */
public final class SealedVault {
    private final VaultDirectory directory;
    private final VaultFile file;
    private final List<Slot> slots;

    private SealedVault(VaultDirectory directory, VaultFile file) {
        this.directory = directory;
        this.file = file;
        this.slots = new ArrayList<>();
        for (SlotBlock block : file.preamble().slots()) {
            slots.add(new Slot(block));
        }
    }

    /**
     * Reads the vault of a directory.
     *
     * @throws VaultException ABSENT, PERMISSIONS, DAMAGED or NEWER
     */
    public static SealedVault read(Path directory) throws VaultException {
        VaultDirectory vaultDirectory = new VaultDirectory(directory);
        try {
            return parse(vaultDirectory, vaultDirectory.read(VaultFile.MAX_BYTES));
        } catch (StoreException e) {
            throw Failures.of(e);
        }
    }

    /**
     * Reads a copy of a vault, wherever it lies and whoever it belongs to. What is opened from it can be looked at, put
     * in the place of a vault, or merged into one; it is never written.
     *
     * @throws VaultException ABSENT, PERMISSIONS, DAMAGED or NEWER
     */
    public static SealedVault readCopy(Path file) throws VaultException {
        try {
            return parse(VaultDirectory.ofCopy(file), CopyFile.read(file, VaultFile.MAX_BYTES));
        } catch (StoreException e) {
            throw Failures.of(e);
        }
    }

    static SealedVault parse(VaultDirectory directory, byte[] bytes) throws VaultException {
        try {
            return new SealedVault(directory, VaultFile.parse(bytes));
        } catch (FormatException e) {
            throw Failures.inside(directory.vault(), e);
        }
    }

    /** 32 hexadecimal digits, the same for the life of the vault. */
    public String id() {
        return Hex.encode(file.preamble().vaultId());
    }

    /** How often it was written; alleged until it is opened. */
    public long generation() {
        return file.preamble().generation();
    }

    Preamble preamble() {
        return file.preamble();
    }

    /** How large it is. */
    public long sizeBytes() {
        return file.bytes().length;
    }

    /**
     * Writes a copy of what was read, and reads it back.
     *
     * @param replace whether a file that is there may go
     * @throws VaultException EXISTS or UNWRITABLE; what was there is still there
     */
    public void copyTo(Path target, boolean replace) throws VaultException {
        try {
            CopyFile.write(target, file.bytes(), replace);
        } catch (StoreException e) {
            throw Failures.of(e);
        }
    }

    /** The bytes of the whole vault, sealed as they lie; a copy. */
    public byte[] bytes() {
        return file.bytes().clone();
    }

    public List<Slot> slots() {
        return List.copyOf(slots);
    }

    /** The slot with this number, or {@code null}. */
    public @Nullable Slot slot(int number) {
        for (Slot slot : slots) {
            if (slot.number() == number) {
                return slot;
            }
        }
        return null;
    }

    /** The slot that opens the vault day by day: the first that is not the recovery slot. */
    public Optional<Slot> primarySlot() {
        for (Slot slot : slots) {
            if (slot.kind() != SlotKind.RECOVERY) {
                return Optional.of(slot);
            }
        }
        return Optional.empty();
    }

    /** The slot that the recovery code opens. */
    public Optional<Slot> recoverySlot() {
        for (Slot slot : slots) {
            if (slot.kind() == SlotKind.RECOVERY) {
                return Optional.of(slot);
            }
        }
        return Optional.empty();
    }

    /**
     * Opens the vault; the slot key stays the caller's.
     *
     * @param journal what is done with the open vault is written there; and that this key does not open it
     * @throws VaultException WRONG_KEY if this key does not open this slot, DAMAGED
     */
    public Vault open(Slot slot, SecretBytes slotKey, Journal journal) throws VaultException {
        try {
            return opened(slot, slotKey, journal);
        } catch (ForgedException e) {
            String refused = "slot " + slot.number() + " (" + slot.kind().token() + "): wrong key";
            journal.refuse(Act.of("open").because(refused), Use.of("open"));
            String why = directory.vault() + ": slot " + slot.number() + ": the key does not open it";
            throw new VaultException(Reason.WRONG_KEY, why, null, e);
        }
    }

    /**
     * Opens the vault by a slot key that somebody kept, and each line of the log says so; the key stays the caller's.
     *
     * @return {@code null} if the key does not open this slot: it may be of an earlier one, so that is no refusal
     * @throws VaultException DAMAGED
     */
    public @Nullable Vault openByKept(Slot slot, SecretBytes slotKey, Journal journal) throws VaultException {
        try {
            return opened(slot, slotKey, journal.openedBy("opened by the kept key of slot " + slot.number()));
        } catch (ForgedException e) {
            return null;
        }
    }

    private Vault opened(Slot slot, SecretBytes slotKey, Journal journal) throws VaultException, ForgedException {
        KeySchedule keys = KeySchedule.unwrap(file.preamble().vaultId(), slot.block(), slotKey);
        return new Vault(Custody.open(directory, file, keys, journal), InstantSource.system());
    }
}
