package dev.sessionvault.root.tpm;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.root.TimeLimit;
import dev.sessionvault.secret.SecretBytes;
import java.util.concurrent.TimeoutException;

/**
 * The TPM 2.0 of this machine.
 *
 * <p>Guarantee: a sealed key opens only in the TPM that sealed it, and only until that TPM is cleared; the key crosses
 * the bus to the TPM encrypted, both ways; a changed response or changed sealed bytes are refused and never yield
 * another key. Not guaranteed: any process here that may use the TPM and has the sealed bytes can open them. ROOTS.md
 * says more.
 *
 * <p>Opening ends within 3 s, sealing within 10 s. Safe for use by several threads.
 */
public final class TpmRoot implements KeyRoot {
    /** Sealing is rare, and on a slow chip that also makes its storage key it takes seconds. */
    private static final int SEAL_LIMIT_MILLIS = 10_000;

    private final TpmDevice.Source source;

    /** The door for tests: any other TPM than the kernel's could be someone's who wants to be given the key. */
    TpmRoot(TpmDevice.Source source) {
        this.source = source;
    }

    /** The TPM behind the kernel's resource manager, {@code /dev/tpmrm0}; no other address can be given. */
    public static TpmRoot ofKernel() {
        return new TpmRoot(new KernelDevice.Source());
    }

    @Override
    public RootKind kind() {
        return RootKind.TPM2;
    }

    @Override
    public SealedKey seal(SecretBytes key) throws RootException {
        Seal.requireKey(key);
        // A copy, since the work may outlast this call: it closes what it was given.
        SealedBlob blob = within(SEAL_LIMIT_MILLIS, new Seal(source, key.copy()));
        return SealedKey.of(RootKind.TPM2, blob.encode());
    }

    @Override
    public Opening open(SealedKey sealed) {
        if (sealed.kind() != RootKind.TPM2) {
            return Refusals.NOT_OURS;
        }
        try {
            SealedBlob blob = SealedBlob.decode(sealed.blob());
            return new Opening.Opened(within(TimeLimit.SILENT_MILLIS, new Unseal(source, blob)));
        } catch (RootException e) {
            return e.refused();
        }
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
