package dev.sessionvault.vault;

import dev.sessionvault.vault.VaultException.Reason;
import dev.sessionvault.vault.audit.Act;
import dev.sessionvault.vault.format.v1.KeySchedule;
import dev.sessionvault.vault.format.v1.SlotBlock;
import java.util.Arrays;
import java.util.List;

/** Putting a fresh slot in the place of an old one. */
final class Reslotting implements Custody.Change<Integer> {
    private final KeySchedule keys;
    private final Slot old;
    private final NewSlot fresh;
    private final long now;

    Reslotting(KeySchedule keys, Slot old, NewSlot fresh, long now) {
        this.keys = keys;
        this.old = old;
        this.fresh = fresh;
        this.now = now;
    }

    @Override
    public Integer apply(Contents newest, Draft draft) throws VaultException {
        List<SlotBlock> slots = draft.slots();
        for (int i = 0; i < slots.size(); i++) {
            if (isOld(slots.get(i))) {
                draft.replaceSlot(i, fresh.block(old.number(), keys, draft.vaultId(), now));
                return old.number();
            }
        }
        throw new VaultException(Reason.ABSENT, "slot " + old.number() + ": is not there any more", null, null);
    }

    @Override
    public List<Act> acts() {
        String slot = "slot " + old.number() + ": " + old.kind().token() + " by "
                + fresh.kind().token();
        return List.of(Act.of("replace slot").because(slot));
    }

    /** Another process may have put another slot under that number. */
    private boolean isOld(SlotBlock slot) {
        return slot.number() == old.number()
                && Arrays.equals(slot.wrapped(), old.block().wrapped());
    }
}
