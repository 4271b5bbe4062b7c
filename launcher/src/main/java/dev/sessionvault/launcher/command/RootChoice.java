package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.tpm.Guard;
import org.jspecify.annotations.Nullable;

/** The root that a new slot shall have, and what it shall ask for besides. */
final class RootChoice {
    /** The first root that works. */
    static final RootChoice AUTO = new RootChoice(Enrolling.AUTO, null, Pin.ofVault(Passphrase.NOT_GIVEN, true));

    final String kind;
    final @Nullable Guard guard;
    final Pin pin;

    private RootChoice(String kind, @Nullable Guard guard, Pin pin) {
        this.kind = kind;
        this.guard = guard;
        this.pin = pin;
    }

    /**
     * @param newPin where the PIN comes from, if one is wanted
     * @param pcrs a list of registers, or {@code null}
     */
    static RootChoice of(String kind, boolean wantsPin, @Nullable String pcrs, Pin newPin) throws LauncherException {
        boolean isGuarded = wantsPin || pcrs != null;
        if (isGuarded && !kind.equals(RootKind.TPM2.token())) {
            throw Failure.usage(
                    "read " + (wantsPin ? "--pin" : "--pcr") + ": only the TPM knows it", "sv ... --root tpm2");
        }
        try {
            if (pcrs != null && pcrs.isEmpty()) {
                throw new IllegalArgumentException("no register is named");
            }
            return new RootChoice(kind, Guard.of(wantsPin, pcrs == null ? "" : pcrs), newPin);
        } catch (IllegalArgumentException e) {
            throw Failure.usage("read --pcr: " + e.getMessage(), "such as --pcr 7 or --pcr 7,11");
        }
    }

    /** Its name, and what it asks for. */
    String words() {
        return kind + words(guard);
    }

    /** Such as {@code , PIN, PCR 7,11}; empty for nothing. */
    static String words(@Nullable Guard guard) {
        if (guard == null) {
            return "";
        }
        return (guard.wantsPin() ? ", PIN" : "") + (guard.pcrs().isEmpty() ? "" : ", PCR " + guard.pcrs());
    }
}
