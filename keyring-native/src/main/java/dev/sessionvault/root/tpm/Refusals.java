package dev.sessionvault.root.tpm;

import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import org.jspecify.annotations.Nullable;

/** What is said when the TPM gives no key: one method for each line of the table in ROOTS.md. */
final class Refusals {
    private static final String RECOVER = "open the vault with its recovery code";

    static final Opening.Refused NOT_OURS = new Opening.Refused(
            Refusal.DAMAGED, "the sealed key is not in the TPM root's form", "use the recovery code");

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

    static RootException notAnswering(@Nullable String why) {
        return refused(
                Refusal.UNAVAILABLE,
                "the TPM does not answer: " + (why == null ? "no reason given" : why),
                "try again, or " + RECOVER);
    }

    static RootException tooSlow(long limitMillis) {
        return refused(
                Refusal.UNAVAILABLE,
                "the TPM did not answer within " + limitMillis + " ms",
                "try again when no other program uses the TPM, or " + RECOVER);
    }

    static RootException stillBusy(int command) {
        return refused(
                Refusal.UNAVAILABLE,
                "the TPM stays busy: " + CommandCode.name(command),
                "try again in some seconds, or " + RECOVER);
    }

    static RootException tpmRefused(String why) {
        return refused(
                Refusal.UNAVAILABLE, "the TPM refused: " + why, "try again, then restart the machine, or " + RECOVER);
    }

    static RootException lockedOut(String why) {
        return refused(
                Refusal.LOCKED,
                "the TPM is in its dictionary-attack lock-out: " + why,
                "wait until it ends, or end it with `tpm2_dictionarylockout --clear-lockout`");
    }

    static RootException wantsPin() {
        return refused(Refusal.PIN, "a PIN opens it, and nobody was asked for it", "give the PIN: --pin-fd 3 3< file");
    }

    static RootException wrongPin() {
        return refused(
                Refusal.PIN, "wrong PIN", "if the PIN is forgotten, `sv root reseal` takes the recovery code instead");
    }

    /** @param which the registers, or empty if that cannot be told */
    static RootException pcrsChanged(String which) {
        return refused(
                Refusal.CHANGED,
                "it is sealed to another state of this machine: "
                        + (which.isEmpty() ? "not told which PCR changed" : "changed since: PCR " + which),
                "if its firmware or its system was updated, " + RECOVER);
    }

    static RootException noPcrs(String which) {
        return refused(Refusal.UNAVAILABLE, "the TPM has no SHA-256 PCR " + which, "name other PCRs, or " + RECOVER);
    }

    static RootException needsPassword(String why) {
        return refused(
                Refusal.DENIED,
                "the TPM's owner hierarchy or storage key has a password: " + why,
                "clear it with `tpm2_changeauth -c owner -p <password>`, or " + RECOVER);
    }

    static RootException otherTpm() {
        return refused(
                Refusal.ABSENT,
                "the key was sealed under another TPM storage key: the TPM was cleared, or this is another machine",
                RECOVER + " and seal it to this TPM");
    }

    static RootException notSealedHere(String why) {
        return refused(Refusal.DAMAGED, "the TPM does not accept the sealed key: " + why, RECOVER);
    }

    static RootException malformed(String what) {
        return refused(Refusal.DAMAGED, "not well-formed: " + what, RECOVER);
    }

    static RootException changedOnTheWay(String why) {
        return refused(
                Refusal.DAMAGED,
                "what passed between this program and the TPM was changed: " + why,
                "do not trust this machine's TPM until you know what changed it; " + RECOVER);
    }

    private static RootException refused(Refusal refusal, String why, String advice) {
        return new RootException(new Opening.Refused(refusal, why, advice));
    }
}
