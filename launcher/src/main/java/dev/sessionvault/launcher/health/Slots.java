package dev.sessionvault.launcher.health;

import dev.sessionvault.launcher.cache.Kept;
import dev.sessionvault.launcher.cache.SlotCache;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.vault.SealedVault;
import dev.sessionvault.vault.Slot;
import dev.sessionvault.vault.SlotKind;
import java.util.ArrayList;
import java.util.List;

/** The ways into the vault: the recovery code above all, which is what a broken machine leaves. */
final class Slots implements Examination {
    @Override
    public String id() {
        return "slots";
    }

    @Override
    public String title() {
        return "slots";
    }

    @Override
    public void examine(Patient patient, Chart chart) throws UnseenException {
        SealedVault sealed = patient.holdings.sealed();
        List<String> kinds = new ArrayList<>();
        sealed.slots().forEach(slot -> kinds.add(slot.kind().token()));
        chart.summary(kinds.size() + (kinds.size() == 1 ? " slot: " : " slots: ") + String.join(", ", kinds));
        if (sealed.recoverySlot().isEmpty()) {
            chart.fault(
                    "no-recovery",
                    "no recovery code opens the vault: when its root is gone, the keys are",
                    "sv vault export --to-passphrase FILE, then a new vault, and sv vault import FILE");
        }
        for (Slot slot : sealed.slots()) {
            boolean primary = sealed.primarySlot()
                    .filter(first -> first.number() == slot.number())
                    .isPresent();
            if (!primary) {
                lookAt(patient, slot, chart);
            }
        }
        tellPresence(sealed, chart);
        tellKept(patient, sealed, chart);
    }

    /** A vault that is open for a while is meant to be; what that means may be forgotten. */
    private static void tellKept(Patient patient, SealedVault sealed, Chart chart) {
        for (Slot slot : sealed.slots()) {
            Kept kept = SlotCache.of(patient.where.data().toFile(), sealed.id(), slot.number())
                    .kept();
            if (kept != null) {
                long seconds = kept.untilEpochSecond() - patient.clock.instant().getEpochSecond();
                chart.note(
                        "unlocked",
                        "the kernel keeps the key of slot " + slot.number() + time(seconds)
                                + ": every program of this user can read it, and with it every key of the vault",
                        "sv lock");
            }
        }
    }

    private static String time(long seconds) {
        return seconds > 0 ? " for " + (seconds + 59) / 60 + " min more" : " for a while";
    }

    private static void lookAt(Patient patient, Slot slot, Chart chart) {
        RootKind kind = slot.kind().rootKind();
        Opening.Refused refused = kind == null ? null : patient.holdings.refusal(slot, kind);
        if (refused != null && refused.refusal() != Refusal.PIN) {
            chart.note(
                    "does-not-open",
                    "slot " + slot.number() + " (" + slot.kind().token() + ") does not open here: " + refused.why(),
                    "sv root remove " + slot.number() + ", unless it is another machine's");
        }
    }

    /** Without one of the two nobody can renew a key that has expired. */
    private static void tellPresence(SealedVault sealed, Chart chart) {
        boolean typed = sealed.slots().stream().anyMatch(slot -> slot.kind() == SlotKind.PASSPHRASE);
        if (!typed && sealed.recoverySlot().isPresent()) {
            chart.note(
                    "no-passphrase",
                    "only the recovery code renews a key that has expired: a passphrase could stand beside it",
                    "sv root add --root passphrase");
        }
    }
}
