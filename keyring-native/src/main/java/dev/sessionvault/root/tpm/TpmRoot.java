package dev.sessionvault.root.tpm;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.PinSource;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.root.TimeLimit;
import dev.sessionvault.secret.SecretBytes;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The TPM 2.0 of this machine.
 *
 * <p>Guarantee: a sealed key opens only in the TPM that sealed it, and only until that TPM is cleared; the key crosses
 * the bus to the TPM encrypted, both ways; a changed response or changed sealed bytes are refused and never yield
 * another key. With a {@link Guard} it opens for the PIN only, and in the state of the machine that it was sealed in;
 * the TPM enforces both. Not guaranteed: without a PIN any process here that may use the TPM and has the sealed bytes
 * can open them. ROOTS.md says more.
 *
 * <p>Opening ends within 3 s, sealing within 10 s. Safe for use by several threads.
 */
public final class TpmRoot implements KeyRoot {
    /** Sealing is rare, and on a slow chip that also makes its storage key it takes seconds. */
    private static final int SEAL_LIMIT_MILLIS = 10_000;

    private final TpmDevice.Source source;
    private final @Nullable Guard guard;
    private final @Nullable PinSource pins;

    /** The door for tests: any other TPM than the kernel's could be someone's who wants to be given the key. */
    TpmRoot(TpmDevice.Source source) {
        this(source, null, null);
    }

    private TpmRoot(TpmDevice.Source source, @Nullable Guard guard, @Nullable PinSource pins) {
        this.source = source;
        this.guard = guard;
        this.pins = pins;
    }

    /** The TPM behind the kernel's resource manager, {@code /dev/tpmrm0}; no other address can be given. */
    public static TpmRoot ofKernel() {
        return new TpmRoot(new KernelDevice.Source());
    }

    /** This TPM, but what it seals opens only for the PIN and in the state of the machine that are asked for here. */
    public TpmRoot sealingWith(@Nullable Guard asked) {
        return new TpmRoot(source, asked, pins);
    }

    @Override
    public TpmRoot withPin(PinSource asked) {
        return new TpmRoot(source, guard, asked);
    }

    @Override
    public RootKind kind() {
        return RootKind.TPM2;
    }

    @Override
    public SealedKey seal(SecretBytes key) throws RootException {
        KeyRoot.requireKey(key);
        SecretBytes pin = guard != null && guard.wantsPin() ? pin() : null;
        try {
            // A copy, since the work may outlast this call: it closes what it was given.
            SealedBlob blob = within(SEAL_LIMIT_MILLIS, new Seal(source, key.copy(), guard, pin));
            return SealedKey.of(RootKind.TPM2, blob.encode());
        } catch (RootException e) {
            throw e.refusal() == Refusal.LOCKED ? new RootException(LockOutRules.told(this, e.refused())) : e;
        }
    }

    private SecretBytes pin() throws RootException {
        if (pins == null) {
            throw Refusals.wantsPin();
        }
        return pins.pin();
    }

    @Override
    public Opening open(SealedKey sealed) {
        if (sealed.kind() != RootKind.TPM2) {
            return Refusals.NOT_OURS;
        }
        try {
            SealedBlob blob = SealedBlob.decode(sealed.blob());
            Terms terms = blob.terms();
            return new Opening.Opened(
                    terms == null ? within(TimeLimit.SILENT_MILLIS, new Unseal(source, blob)) : guarded(blob, terms));
        } catch (RootException e) {
            return e.refusal() == Refusal.LOCKED ? LockOutRules.told(this, e.refused()) : e.refused();
        }
    }

    private SecretBytes guarded(SealedBlob blob, Terms terms) throws RootException {
        SecretBytes pin = terms.wantsPin() ? pin() : null;
        try {
            return within(TimeLimit.SILENT_MILLIS, new GuardedUnseal(source, blob, terms, pin));
        } catch (RootException e) {
            throw e.refusal() == Refusal.PIN ? new RootException(LockOutRules.told(this, e.refused())) : e;
        }
    }

    LockOutRules lockOutRules() throws RootException {
        return within(TimeLimit.SILENT_MILLIS, new LockOutRules.Question(source));
    }

    /**
     * Who made this TPM, as far as it says so itself.
     *
     * @throws RootException why it cannot be asked
     */
    public TpmMaker maker() throws RootException {
        return within(TimeLimit.SILENT_MILLIS, new Introduction(source));
    }

    private static <T> T within(int millis, TimeLimit.Call<T, RootException> call) throws RootException {
        try {
            return TimeLimit.ofMillis(millis).run(call);
        } catch (TimeoutException e) {
            throw Refusals.tooSlow(millis);
        }
    }

    /** Nothing to remove: the TPM stores nothing for a sealed key. */
    @Override
    public void forget(SealedKey sealed) {}
}
