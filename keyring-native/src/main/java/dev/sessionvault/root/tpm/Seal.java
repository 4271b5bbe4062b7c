package dev.sessionvault.root.tpm;

import dev.sessionvault.root.RootException;
import dev.sessionvault.root.TimeLimit;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.secret.SecretReader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Seals one key: TPM2_Create (Part 3, 12.1) under the storage root key. */
final class Seal implements TimeLimit.Call<SealedBlob, RootException> {
    private final TpmDevice.Source source;
    private final SecretBytes key;
    private final @Nullable Guard guard;
    private final @Nullable SecretBytes pin;

    /**
     * @param key closed when the work ends
     * @param guard what opening shall ask for, or {@code null}
     * @param pin closed when the work ends; there if {@code guard} wants one
     */
    Seal(TpmDevice.Source source, SecretBytes key, @Nullable Guard guard, @Nullable SecretBytes pin) {
        this.source = source;
        this.key = key;
        this.guard = guard;
        this.pin = pin;
    }

    @Override
    public SealedBlob run() throws RootException {
        try (key;
                pin;
                Tpm tpm = Tpm.connect(source);
                Srk srk = Srk.toSealUnder(tpm);
                Session session = Session.start(tpm, srk)) {
            return create(session, srk, guard == null ? null : Terms.present(tpm, guard));
        }
    }

    private SealedBlob create(Session session, Srk srk, @Nullable Terms terms) throws RootException {
        byte[] sensitive = sensitive();
        try {
            byte[] rest = new Writer()
                    .sized(SealedBlob.template(terms)) // inPublic
                    .sized(new byte[0]) // outsideInfo
                    .u32(0) // creationPCR: none
                    .toBytes();
            byte[] response = session.runWithSecret(
                    CommandCode.CREATE, srk.handle(), srk.key().name(), sensitive, rest);
            Reader out = new Reader("response to TPM2_Create", response);
            byte[] objectPrivate = out.sized();
            return SealedBlob.of(terms, srk.key(), out.sized(), objectPrivate); // creation data and ticket follow
        } finally {
            Arrays.fill(sensitive, (byte) 0);
        }
    }

    /** TPMS_SENSITIVE_CREATE (Part 2, 11.1.15): no password or what the PIN gives, and the key as data. */
    private byte[] sensitive() {
        byte[] authValue = pin == null ? new byte[0] : TpmPin.authValue(pin);
        try {
            return sensitive(authValue);
        } finally {
            Arrays.fill(authValue, (byte) 0);
        }
    }

    private byte[] sensitive(byte[] authValue) {
        return key.read(SecretAccess.granted(), new SecretReader<byte[], RuntimeException>() {
            @Override
            public byte[] read(byte[] bytes) {
                Writer out = new Writer().sized(authValue).sized(bytes);
                try {
                    return out.toBytes();
                } finally {
                    out.wipe();
                }
            }
        });
    }
}
