package dev.sessionvault.vault;

import dev.sessionvault.vault.VaultException.Reason;
import dev.sessionvault.vault.format.v1.KeySchedule;
import dev.sessionvault.vault.format.v1.Preamble;
import dev.sessionvault.vault.format.v1.SlotBlock;
import java.util.List;
import java.util.Map;

/**
 * Changes what opens a vault. The vault key stays the same: who has had it, or has a copy of the vault and what opens
 * one of its slots, is not locked out by any of this.
 */
public final class SlotEditor {
    private final Vault vault;
    private final Custody custody;

    public SlotEditor(Vault vault) {
        this.vault = vault;
        this.custody = vault.custody();
    }

    /**
     * A further slot, after all others. It stays the caller's.
     *
     * @return its number
     * @throws VaultException EXISTS if there are as many as there can be
     */
    public int add(NewSlot fresh) throws VaultException {
        KeySchedule keys = custody.keys();
        return custody.change(new Reslotting(false, (slots, vaultId, acts) -> {
            requireRoom(slots);
            int number = Reslotting.freeNumber(slots);
            slots.add(fresh.block(number, keys, vaultId, vault.now()));
            acts.add(Reslotting.act("add slot", number, fresh.kind().token()));
            return number;
        }));
    }

    private static void requireRoom(List<SlotBlock> slots) throws VaultException {
        if (slots.size() == Preamble.MAX_SLOTS) {
            String why = "slots: there are " + Preamble.MAX_SLOTS + " already";
            throw new VaultException(Reason.EXISTS, why, "remove one: sv root remove N", null);
        }
    }

    /**
     * Puts fresh slots in the places of old ones, all in one change. An old root still opens the snapshots that are kept;
     * an old recovery code does not, for they are deleted then.
     *
     * @throws VaultException ABSENT if an old slot is not there any more
     */
    public void replace(Map<Slot, NewSlot> freshByOld) throws VaultException {
        KeySchedule keys = custody.keys();
        boolean drops = freshByOld.keySet().stream().anyMatch(old -> old.kind() == SlotKind.RECOVERY);
        custody.change(new Reslotting(drops, (slots, vaultId, acts) -> {
            for (Map.Entry<Slot, NewSlot> entry : freshByOld.entrySet()) {
                Slot old = entry.getKey();
                int at = Reslotting.indexOf(old, slots);
                NewSlot fresh = entry.getValue();
                slots.set(at, fresh.block(old.number(), keys, vaultId, vault.now()));
                String why = old.kind().token() + " by " + fresh.kind().token();
                acts.add(Reslotting.act("replace slot", old.number(), why));
            }
            return freshByOld.size();
        }));
    }

    /**
     * Takes a slot out, and deletes the kept snapshots, which it opens.
     *
     * @throws VaultException ABSENT if it is not there any more
     * @throws IllegalArgumentException if it is the recovery slot, or no other but that would be left
     */
    public void remove(Slot slot) throws VaultException {
        custody.change(new Reslotting(true, (slots, vaultId, acts) -> {
            slots.remove(Reslotting.indexOf(slot, slots));
            boolean opens = slots.stream().anyMatch(left -> left.kind() != SlotBlock.RECOVERY);
            if (!opens || slot.kind() == SlotKind.RECOVERY) {
                throw new IllegalArgumentException("slot " + slot.number() + ": has to stay");
            }
            acts.add(Reslotting.act("remove slot", slot.number(), slot.kind().token()));
            return slot.number();
        }));
    }

    /**
     * Makes a slot the one that opens the vault day by day.
     *
     * @throws VaultException ABSENT if it is not there any more
     */
    public void makePrimary(Slot slot) throws VaultException {
        custody.change(new Reslotting(false, (slots, vaultId, acts) -> {
            slots.add(0, slots.remove(Reslotting.indexOf(slot, slots)));
            acts.add(Reslotting.act("primary slot", slot.number(), slot.kind().token()));
            return slot.number();
        }));
    }
}
