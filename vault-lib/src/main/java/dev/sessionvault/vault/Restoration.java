package dev.sessionvault.vault;

import dev.sessionvault.vault.audit.Act;
import dev.sessionvault.vault.audit.KeyedJournal;
import dev.sessionvault.vault.format.v1.FormatException;
import dev.sessionvault.vault.format.v1.KeySchedule;
import dev.sessionvault.vault.format.v1.SlotBlock;
import dev.sessionvault.vault.format.v1.VaultFile;
import dev.sessionvault.vault.store.StoreException;
import dev.sessionvault.vault.store.VaultDirectory;
import dev.sessionvault.vault.store.WriterLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts a copy of a vault in place.
 *
 * <p>Guarantee: at every moment there is the vault of before or the restored one, whole; and the one of before is kept.
 */
public final class Restoration {
    private final Vault copy;
    private final Map<Slot, NewSlot> freshByOld;

    /**
     * @param copy opened from {@link SealedVault#readCopy}; stays open, and the caller's
     * @param freshByOld slots that do not open here any more, and what takes their places
     */
    public Restoration(Vault copy, Map<Slot, NewSlot> freshByOld) {
        this.copy = copy;
        this.freshByOld = Map.copyOf(freshByOld);
    }

    /**
     * Where it lies now.
     *
     * @param generation one more than the copy's and than that of the vault of before, if it was the same one
     * @param replaced the name that another vault, or what was none, is kept by; {@code null} if there was no such
     */
    public record Result(long generation, @Nullable Path replaced) {}

    /**
     * Checks every byte of the copy, and puts it in place.
     *
     * @param present what was found there, and may be replaced
     * @throws VaultException DAMAGED, of the copy; BUSY, also if another vault is there by now; UNWRITABLE
     */
    public Result into(Path directory, Present present) throws VaultException {
        copy.entries();
        VaultDirectory place = new VaultDirectory(directory);
        try {
            place.create();
            try (WriterLock lock = place.lock(WriterLock.PATIENCE)) {
                present.requireStill(directory);
                return put(place, lock, present);
            }
        } catch (StoreException e) {
            throw Failures.of(e);
        } catch (FormatException e) {
            throw Failures.inside(copy.custody().directory().vault(), e);
        }
    }

    private Result put(VaultDirectory place, WriterLock lock, Present present)
            throws VaultException, StoreException, FormatException {
        KeySchedule keys = copy.custody().keys();
        Contents contents = copy.custody().contents();
        long before = present.verifiedGeneration(contents.preamble().vaultId(), keys);
        long generation = Math.max(before, contents.preamble().generation());
        Draft draft = Draft.after(contents, keys, generation);
        draft.setSlots(slots(draft, keys));
        byte[] bytes = draft.encode();
        Contents.open(place.vault(), VaultFile.parse(bytes), keys).close();
        boolean keepsAside = !present.isNothing() && before == 0;
        Path aside = logged(generation + 1, () -> replace(place, lock, bytes, keepsAside));
        return new Result(generation + 1, aside);
    }

    private @Nullable Path replace(VaultDirectory place, WriterLock lock, byte[] bytes, boolean keepsAside)
            throws StoreException {
        if (keepsAside) {
            return place.replaceOther(lock, bytes, copy.now());
        }
        place.replace(lock, bytes);
        return null;
    }

    private interface Replacement {
        @Nullable
        Path replace() throws StoreException;
    }

    /** What the log does not tell does not happen. */
    private @Nullable Path logged(long generation, Replacement replacement) throws StoreException {
        KeyedJournal journal = copy.custody().journal();
        String why = "a copy of generation " + copy.custody().generation();
        long line = journal.change(List.of(Act.of("restore").because(why)), generation);
        try {
            return replacement.replace();
        } catch (StoreException e) {
            journal.failed(line, String.valueOf(e.getMessage()), generation);
            throw e;
        }
    }

    private List<SlotBlock> slots(Draft draft, KeySchedule keys) throws VaultException {
        List<SlotBlock> slots = new ArrayList<>(draft.slots());
        for (Map.Entry<Slot, NewSlot> entry : freshByOld.entrySet()) {
            Slot old = entry.getKey();
            int at = Reslotting.indexOf(old, slots);
            slots.set(at, entry.getValue().block(old.number(), keys, draft.vaultId(), copy.now()));
        }
        return slots;
    }
}
