package dev.sessionvault.launcher.command;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.vault.Slot;

/** A slot that wants a PIN, opened where somebody can be asked. The root counts wrong ones, so none is slowed down here. */
final class PinOpening {
    private final Machine machine;
    private final Pin pin;

    PinOpening(Machine machine, Pin pin) {
        this.machine = machine;
        this.pin = pin;
    }

    Opening open(Slot slot, RootKind kind) {
        KeyRoot root = machine.roots().of(kind).withPin(pin);
        for (int attempt = 1; ; attempt++) {
            Opening opening = root.open(slot.sealedKey());
            boolean isWrong = opening instanceof Opening.Refused refused && refused.refusal() == Refusal.PIN;
            if (!isWrong || !pin.isTyped() || attempt == Unlock.TRIES) {
                return opening;
            }
            machine.terminal().warning(((Opening.Refused) opening).why());
        }
    }
}
