package dev.sessionvault.root.windows;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import java.util.Arrays;

/**
 * Windows' data protection for this user (DPAPI).
 *
 * <p>Guarantee: who has the vault's files and not this user's login cannot get the key; changed sealed bytes are refused
 * and never yield another key. Not guaranteed: every program of the same user can open what it can read. It is a root
 * of the login, not of the hardware.
 *
 * <p>No call prompts or takes longer than 3 seconds.
 */
public final class DpapiRoot implements KeyRoot {
    private DpapiRoot() {}

    /** Of the user whose process this is. */
    public static DpapiRoot ofUser() {
        return new DpapiRoot();
    }

    @Override
    public RootKind kind() {
        return RootKind.DPAPI;
    }

    @Override
    public SealedKey seal(SecretBytes key) throws RootException {
        KeyRoot.requireKey(key);
        // A copy, since the work may outlast this call.
        SecretBytes copy = key.copy();
        return Limit.hold(() -> {
            try (copy) {
                return copy.read(SecretAccess.granted(), DpapiRoot::seal);
            }
        });
    }

    private static SealedKey seal(byte[] key) throws RootException {
        byte[] secret = CheckedBlob.secretPart(key);
        try {
            byte[] id = CheckedBlob.newId();
            byte[] sealed = DataProtection.load().protect(secret, id);
            return CheckedBlob.seal(RootKind.DPAPI, id, sealed, secret);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    @Override
    public Opening open(SealedKey sealed) {
        try {
            CheckedBlob blob = CheckedBlob.decode(RootKind.DPAPI, sealed);
            return Limit.hold(
                    () -> blob.open(RootKind.DPAPI, DataProtection.load().unprotect(blob.sealed(), blob.id())));
        } catch (RootException e) {
            return e.refused();
        }
    }

    /** Nothing to remove: Windows stores nothing for a sealed key. */
    @Override
    public void forget(SealedKey sealed) {}
}
