package dev.sessionvault.root.tpm;

import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import org.jspecify.annotations.Nullable;

/** What a key that the TPM seals asks for besides: a PIN, a state of the machine, or both. */
public final class Guard {
    private final boolean pin;
    private final int pcrs;

    private Guard(boolean pin, int pcrs) {
        this.pin = pin;
        this.pcrs = pcrs;
    }

    /**
     * @param pcrs platform configuration registers, such as {@code 7,11}; empty for none
     * @return {@code null} if nothing is asked for
     * @throws IllegalArgumentException if these are no registers that a key can be bound to
     */
    public static @Nullable Guard of(boolean pin, String pcrs) {
        int mask = pcrs.isEmpty() ? 0 : PcrState.mask(pcrs);
        return pin || mask != 0 ? new Guard(pin, mask) : null;
    }

    /** What this sealed key asks for: {@code null} if nothing does, or if it is none of a TPM's. */
    public static @Nullable Guard of(SealedKey sealed) {
        if (sealed.kind() != RootKind.TPM2) {
            return null;
        }
        try {
            Terms terms = SealedBlob.decode(sealed.blob()).terms();
            return terms == null ? null : terms.guard();
        } catch (RootException e) {
            return null; // opening says it
        }
    }

    static Guard of(boolean pin, int pcrs) {
        return new Guard(pin, pcrs);
    }

    public boolean wantsPin() {
        return pin;
    }

    /** The registers, such as {@code 7,11}; empty if there are none. */
    public String pcrs() {
        return PcrState.list(pcrs);
    }

    int mask() {
        return pcrs;
    }
}
