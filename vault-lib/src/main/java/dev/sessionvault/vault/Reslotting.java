package dev.sessionvault.vault;

import dev.sessionvault.vault.VaultException.Reason;
import dev.sessionvault.vault.audit.Act;
import dev.sessionvault.vault.format.v1.SlotBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A change of the newest snapshot's slots: another process may have changed them since we looked. */
final class Reslotting implements Custody.Change<Integer> {
    private final boolean dropsOlderSnapshots;
    private final Edit edit;
    private final List<Act> acts = new ArrayList<>();

    /** @param dropsOlderSnapshots whether what opened them before shall open none of them any more */
    Reslotting(boolean dropsOlderSnapshots, Edit edit) {
        this.dropsOlderSnapshots = dropsOlderSnapshots;
        this.edit = edit;
    }

    /** What becomes of the slots, and how the log tells it; its answer is the change's. */
    interface Edit {
        int apply(List<SlotBlock> slots, byte[] vaultId, List<Act> acts) throws VaultException;
    }

    @Override
    public Integer apply(Contents newest, Draft draft) throws VaultException {
        List<SlotBlock> slots = new ArrayList<>(draft.slots());
        int answer = edit.apply(slots, draft.vaultId(), acts);
        draft.setSlots(slots);
        if (dropsOlderSnapshots) {
            draft.dropOlderSnapshots();
        }
        return answer;
    }

    @Override
    public List<Act> acts() {
        return List.copyOf(acts);
    }

    static Act act(String what, int number, String why) {
        return Act.of(what).because("slot " + number + ": " + why);
    }

    /** Where a slot stands that was read before. */
    static int indexOf(Slot slot, List<SlotBlock> slots) throws VaultException {
        for (int i = 0; i < slots.size(); i++) {
            if (isSame(slots.get(i), slot.block())) {
                return i;
            }
        }
        throw new VaultException(Reason.ABSENT, "slot " + slot.number() + ": is not there any more", null, null);
    }

    /** Another process may have put another slot under that number. */
    private static boolean isSame(SlotBlock one, SlotBlock other) {
        return one.number() == other.number() && Arrays.equals(one.wrapped(), other.wrapped());
    }

    static int freeNumber(List<SlotBlock> slots) {
        int highest = 0;
        for (SlotBlock slot : slots) {
            highest = Math.max(highest, slot.number());
        }
        return highest < SlotBlock.MAX_NUMBER ? highest + 1 : lowestFree(slots);
    }

    private static int lowestFree(List<SlotBlock> slots) {
        boolean[] taken = new boolean[SlotBlock.MAX_NUMBER + 2];
        slots.forEach(slot -> taken[slot.number()] = true);
        int number = 1;
        while (taken[number]) {
            number++;
        }
        return number;
    }
}
