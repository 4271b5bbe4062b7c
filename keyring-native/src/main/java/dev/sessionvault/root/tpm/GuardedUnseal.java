package dev.sessionvault.root.tpm;

import dev.sessionvault.root.RootException;
import dev.sessionvault.root.TimeLimit;
import dev.sessionvault.secret.SecretBytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Opens one sealed key that asks for a PIN, for a state of the machine, or for both. */
final class GuardedUnseal implements TimeLimit.Call<SecretBytes, RootException> {
    private final TpmDevice.Source source;
    private final SealedBlob blob;
    private final Terms terms;
    private final @Nullable SecretBytes pin;

    /** @param pin closed when the work ends; there if {@code terms} want one */
    GuardedUnseal(TpmDevice.Source source, SealedBlob blob, Terms terms, @Nullable SecretBytes pin) {
        this.source = source;
        this.blob = blob;
        this.terms = terms;
        this.pin = pin;
    }

    @Override
    public SecretBytes run() throws RootException {
        try (pin;
                Tpm tpm = Tpm.connect(source);
                Srk srk = Srk.named(tpm, blob.srk())) {
            int object = Unseal.load(tpm, srk, blob);
            try (Session session = terms.pcrs() == null ? Session.start(tpm, srk) : Session.startPolicy(tpm, srk)) {
                return unseal(tpm, session, object);
            } finally {
                tpm.flush(object);
            }
        }
    }

    private SecretBytes unseal(Tpm tpm, Session session, int object) throws RootException {
        try {
            terms.assertIn(tpm, session);
            authorize(session);
            return Unseal.unseal(session, object, blob);
        } catch (RootException e) {
            throw explained(tpm, e);
        }
    }

    private void authorize(Session session) {
        if (pin == null) {
            return;
        }
        byte[] authValue = TpmPin.authValue(pin);
        try {
            session.authorizeBy(authValue);
        } finally {
            Arrays.fill(authValue, (byte) 0);
        }
    }

    /** What a code means for an object with these terms. */
    private RootException explained(Tpm tpm, RootException refusal) {
        int code = tpm.lastCode();
        int error = ResponseCode.error(code);
        if (pin != null && error == ResponseCode.AUTH_FAIL) {
            return Refusals.wrongPin();
        }
        boolean isState = error == ResponseCode.VALUE || error == ResponseCode.POLICY_FAIL;
        boolean isChanged = isState || code == ResponseCode.PCR_CHANGED;
        return terms.pcrs() != null && isChanged ? Refusals.pcrsChanged(changed(tpm, terms.pcrs())) : refusal;
    }

    private static String changed(Tpm tpm, PcrState sealedIn) {
        try {
            return sealedIn.changedIn(PcrState.read(tpm, sealedIn.mask()));
        } catch (RootException e) {
            return ""; // that they changed is known all the same
        }
    }
}
