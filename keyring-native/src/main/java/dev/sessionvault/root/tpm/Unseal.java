package dev.sessionvault.root.tpm;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.TimeLimit;
import dev.sessionvault.secret.SecretBytes;
import java.util.Arrays;

/** Opens one sealed key that asks for nothing but its TPM: TPM2_Load (Part 3, 12.2) and TPM2_Unseal (12.7). */
final class Unseal implements TimeLimit.Call<SecretBytes, RootException> {
    private final TpmDevice.Source source;
    private final SealedBlob blob;

    Unseal(TpmDevice.Source source, SealedBlob blob) {
        this.source = source;
        this.blob = blob;
    }

    @Override
    public SecretBytes run() throws RootException {
        try (Tpm tpm = Tpm.connect(source);
                Srk srk = Srk.named(tpm, blob.srk())) {
            int object = load(tpm, srk, blob);
            try (Session session = Session.start(tpm, srk)) {
                return unseal(session, object, blob);
            } finally {
                tpm.flush(object);
            }
        }
    }

    /**
     * Loads without a session of ours: nothing secret passes, and if another object was loaded instead, its Name is not
     * the one that the HMAC of the next command speaks of.
     */
    static int load(Tpm tpm, Srk srk, SealedBlob blob) throws RootException {
        Writer body = new Writer().u32(srk.handle());
        Srk.emptyPassword(body);
        body.sized(blob.objectPrivate()).sized(blob.objectPublic());
        return tpm.run(Tpm.SESSIONS, CommandCode.LOAD, body.toBytes()).u32();
    }

    static SecretBytes unseal(Session session, int object, SealedBlob blob) throws RootException {
        byte[] name = StorageKey.nameOf(blob.objectPublic());
        byte[] data = session.runForSecret(CommandCode.UNSEAL, object, name);
        try {
            if (data.length != KeyRoot.KEY_BYTES) {
                throw Refusals.malformed("the unsealed key");
            }
            return SecretBytes.copyOf(data);
        } finally {
            Arrays.fill(data, (byte) 0);
        }
    }
}
