package dev.sessionvault.root.tpm;

import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;

/** What is said when the TPM gives no key: one method for each situation in ROOTS.md's table. */
final class Refusals {
    private static final String RECOVER = "open the vault with its recovery code";

    private Refusals() {}

    static RootException noDevice(String path) {
        return refused(
                Refusal.UNAVAILABLE,
                "no TPM device: " + path,
                "switch the TPM on in the firmware's settings, or " + RECOVER);
    }

    static RootException notPermitted(String path) {
        return refused(
                Refusal.DENIED,
                "this user may not use the TPM: " + path,
                "run `sudo usermod -aG tss $USER`, then log out and in again");
    }

    private static RootException refused(Refusal refusal, String why, String advice) {
        return new RootException(new Opening.Refused(refusal, why, advice));
    }
}
