package dev.sessionvault.root.tpm;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretBytes;

/** The TPM 2.0 of this machine. */
public final class TpmRoot implements KeyRoot {
    private final TpmDevice.Source source;

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
        throw new RootException(new Opening.Refused(Refusal.UNAVAILABLE, source.toString(), ""));
    }

    @Override
    public Opening open(SealedKey sealed) {
        return new Opening.Refused(Refusal.UNAVAILABLE, source.toString(), "");
    }

    @Override
    public void forget(SealedKey sealed) {
        // The sealed bytes are all there is: the TPM stores nothing.
    }
}
