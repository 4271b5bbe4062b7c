package dev.sessionvault.root.tpm;

import dev.sessionvault.root.RootException;
import org.jspecify.annotations.Nullable;

/** What opening asks for beside the TPM, as the sealed bytes say it and as the TPM enforces it. */
final class Terms {
    private static final int PIN = 1;
    private static final int PCRS = 2;

    private final boolean pin;
    private final @Nullable PcrState pcrs;

    private Terms(boolean pin, @Nullable PcrState pcrs) {
        this.pin = pin;
        this.pcrs = pcrs;
    }

    /** With the state in which the machine is now. */
    static Terms present(Tpm tpm, Guard guard) throws RootException {
        return new Terms(guard.wantsPin(), guard.mask() == 0 ? null : PcrState.read(tpm, guard.mask()));
    }

    static Terms decode(Reader in, String what) throws RootException {
        int flags = in.u8();
        if (flags == 0 || flags > (PIN | PCRS)) {
            throw Refusals.malformed(what);
        }
        return new Terms((flags & PIN) != 0, (flags & PCRS) == 0 ? null : PcrState.decode(in, what));
    }

    void encode(Writer out) {
        out.u8((pin ? PIN : 0) | (pcrs == null ? 0 : PCRS));
        if (pcrs != null) {
            pcrs.encode(out);
        }
    }

    Guard guard() {
        return Guard.of(pin, pcrs == null ? 0 : pcrs.mask());
    }

    boolean wantsPin() {
        return pin;
    }

    @Nullable
    PcrState pcrs() {
        return pcrs;
    }

    /**
     * TPMA_OBJECT (Part 2, 8.3). A PIN can be guessed, so the lock-out applies to it: no {@code noDA}. A state of the
     * machine is a policy, and a password alone shall not do: no {@code userWithAuth}.
     */
    int attributes() {
        int fixed = StorageKey.FIXED_TPM | StorageKey.FIXED_PARENT;
        return fixed | (pin ? 0 : StorageKey.NO_DA) | (pcrs == null ? StorageKey.USER_WITH_AUTH : 0);
    }

    /** The digest of the policy that the object has (Part 1, 19.7); empty if it has none. */
    byte[] policy() {
        if (pcrs == null) {
            return new byte[0];
        }
        byte[] start = new byte[TpmCrypto.DIGEST_BYTES];
        byte[] state = TpmCrypto.sha256(start, TpmCrypto.u32(CommandCode.POLICY_PCR), pcrs.selection(), pcrs.digest());
        return pin ? TpmCrypto.sha256(state, TpmCrypto.u32(CommandCode.POLICY_AUTH_VALUE)) : state;
    }

    /** Asserts in a policy session what {@link #policy} wants: TPM2_PolicyPCR, TPM2_PolicyAuthValue (Part 3, 23). */
    void assertIn(Tpm tpm, Session session) throws RootException {
        if (pcrs == null) {
            return;
        }
        Writer state = new Writer().u32(session.handle()).sized(pcrs.digest()).raw(pcrs.selection());
        tpm.run(Tpm.NO_SESSIONS, CommandCode.POLICY_PCR, state.toBytes()).end();
        if (pin) {
            tpm.run(Tpm.NO_SESSIONS, CommandCode.POLICY_AUTH_VALUE, TpmCrypto.u32(session.handle()))
                    .end();
        }
    }
}
