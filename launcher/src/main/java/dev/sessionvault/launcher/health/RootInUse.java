package dev.sessionvault.launcher.health;

import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.choice.Enrolment;
import dev.sessionvault.root.tpm.Guard;
import dev.sessionvault.root.tpm.TpmMaker;
import dev.sessionvault.root.tpm.TpmRoot;
import dev.sessionvault.vault.SealedVault;
import dev.sessionvault.vault.Slot;
import dev.sessionvault.vault.SlotKind;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What opens the vault: how strong that is, whether it opens it here and now, and whether there is better. */
final class RootInUse implements Examination {
    @Override
    public String id() {
        return "root";
    }

    @Override
    public String title() {
        return "root";
    }

    @Override
    public void examine(Patient patient, Chart chart) throws IOException, UnseenException {
        SealedVault sealed = patient.holdings.sealed();
        Slot slot = sealed.primarySlot().orElse(null);
        if (slot == null) {
            chart.fault("no-root", "only the recovery code opens the vault", "sv root reseal");
            return;
        }
        switch (slot.kind()) {
            case TPM2:
                tellMaker(patient, chart);
                tellGuard(Guard.of(slot.sealedKey()), chart);
                break;
            case SECRET_SERVICE:
                chart.summary("the login's keyring (software)");
                chart.note("software", "the keyring is software, and unlocked with the login", "");
                break;
            default:
                chart.summary("a passphrase");
                chart.note("software", "the vault is as safe as its passphrase is hard to guess", "");
        }
        tryIt(patient, slot, chart);
        lookForBetter(patient, slot.kind(), chart);
    }

    private static void tellMaker(Patient patient, Chart chart) {
        if (!(patient.holdings.root(RootKind.TPM2) instanceof TpmRoot tpm)) {
            chart.summary("this machine's TPM");
            return;
        }
        try {
            TpmMaker maker = tpm.maker();
            String named = (maker.manufacturer() + " " + maker.vendor()).trim();
            boolean software = !maker.program().isEmpty();
            chart.summary("this machine's TPM" + (software ? " (software: " : " (hardware: ") + named + ")");
            if (software) {
                chart.note("software", "the TPM is " + maker.program() + ": whoever runs that has its keys", "");
            }
        } catch (RootException e) {
            chart.summary("this machine's TPM");
            chart.unknown("maker", "who made the TPM: " + e.refused().why(), "");
        }
    }

    private static void tellGuard(@Nullable Guard guard, Chart chart) {
        if (guard != null && guard.wantsPin()) {
            chart.summary("wants a PIN");
        }
        if (guard != null && !guard.pcrs().isEmpty()) {
            chart.summary("bound to PCR " + guard.pcrs());
        }
    }

    private static void tryIt(Patient patient, Slot slot, Chart chart) throws IOException {
        RootKind kind = slot.kind().rootKind();
        if (kind == null) {
            if (patient.holdings.isOpen()) {
                chart.summary("it opens the vault");
            } else {
                chart.unknown(
                        "unopened", "whether the passphrase opens the vault: nobody was asked", "sv doctor --unlock");
            }
            return;
        }
        Opening.Refused refused = patient.holdings.refusal(slot, kind);
        if (refused == null) {
            chart.summary("opens here");
            return;
        }
        if (refused.refusal() == Refusal.PIN) {
            tellPin(patient, chart);
            return;
        }
        String id = refused.refusal() == Refusal.LOCKED ? "locked" : "refused";
        String advice = kind == RootKind.TPM2 && refused.refusal() == Refusal.DENIED
                ? TpmPermission.advice(patient.where)
                : refused.advice();
        chart.fault(id, kind.token() + " does not open the vault: " + refused.why(), advice);
    }

    private static void tellPin(Patient patient, Chart chart) {
        if (patient.holdings.isOpen()) {
            chart.summary("opens here, with its PIN");
        } else {
            chart.unknown(
                    "unopened",
                    "whether it opens the vault: it wants a PIN, and nobody was asked",
                    "sv doctor --unlock");
        }
    }

    /** Probing seals a key and opens it again; a keyring is left alone, where only the passphrase is weaker. */
    private static void lookForBetter(Patient patient, SlotKind inUse, Chart chart) throws IOException {
        if (inUse == SlotKind.TPM2 || !TpmPermission.isThere(patient.where)) {
            return;
        }
        if (!TpmPermission.isGiven(patient.where)) {
            chart.note(
                    "tpm-permission",
                    "this machine has a TPM, and this user may not use it",
                    TpmPermission.advice(patient.where));
            return;
        }
        Optional<Opening.Refused> refused = Enrolment.probe(patient.holdings.root(RootKind.TPM2));
        if (refused.isEmpty()) {
            chart.note(
                    "better",
                    "a better root works here: this machine's TPM",
                    "sv root add --root tpm2 && sv root list");
        }
    }
}
