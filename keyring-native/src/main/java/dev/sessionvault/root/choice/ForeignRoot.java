package dev.sessionvault.root.choice;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretBytes;

/** A root of another system: a vault that was carried here may name one. */
final class ForeignRoot implements KeyRoot {
    private final RootKind kind;

    ForeignRoot(RootKind kind) {
        this.kind = kind;
    }

    @Override
    public RootKind kind() {
        return kind;
    }

    @Override
    public SealedKey seal(SecretBytes key) throws RootException {
        throw new RootException(elsewhere());
    }

    @Override
    public Opening open(SealedKey sealed) {
        return elsewhere();
    }

    /** What it keeps is kept there. */
    @Override
    public void forget(SealedKey sealed) throws RootException {
        throw new RootException(elsewhere());
    }

    private Opening.Refused elsewhere() {
        return new Opening.Refused(
                Refusal.UNAVAILABLE,
                "a root of " + kind.system().title() + ", and this is another system",
                "give the vault a root of this machine with its recovery code: sv root reseal");
    }
}
