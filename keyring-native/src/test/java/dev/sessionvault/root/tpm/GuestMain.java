package dev.sessionvault.root.tpm;

import static java.util.Objects.requireNonNull;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.root.contract.OwnRoot;
import dev.sessionvault.root.contract.RootContract;
import dev.sessionvault.secret.SecretBytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.DynamicTest;

/** What {@link GuestIT} runs in its guest, on the kernel's own device. Every line begins with PASSED or FAILED. */
final class GuestMain {
    private static final TpmRoot ROOT = Pins.give(TpmRoot.ofKernel(), "2718");
    private static final int ROUNDS = 9;
    private static final int WARM_UPS = 6;

    private GuestMain() {}

    /** @param arguments {@code member}, for one of the group that may use the device, or {@code stranger} */
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("stranger")) {
            run("a stranger is denied", GuestMain::isDenied);
            return;
        }
        run("warm", GuestMain::warmUp);
        contract("plain", ROOT);
        contract("with PIN", ROOT.sealingWith(Guard.of(true, "")));
        contract("with PIN and PCRs", ROOT.sealingWith(Guard.of(true, "4,7")));
        run("wrong PIN", GuestMain::wrongPin);
        for (Guard guard : new Guard[] {null, Guard.of(true, ""), Guard.of(true, "4,7")}) {
            run(
                    "time"
                            + (guard == null
                                    ? ""
                                    : ", with PIN" + (guard.pcrs().isEmpty() ? "" : " and PCR " + guard.pcrs())),
                    () -> time(ROOT.sealingWith(guard)));
        }
        run("changed PCR", GuestMain::changedPcr);
    }

    private interface Step {
        void run() throws Throwable;
    }

    private static void run(String what, Step step) {
        try {
            step.run();
            System.out.println("PASSED " + what);
        } catch (Throwable e) {
            System.out.println("FAILED " + what + ": " + e);
        }
    }

    private static void contract(String which, KeyRoot root) throws Exception {
        Path directory = Files.createTempDirectory("contract");
        for (DynamicTest test : RootContract.of(new OwnRoot(root), directory).toList()) {
            run(which + ": " + test.getDisplayName(), test.getExecutable()::execute);
        }
    }

    /** An emulated processor that runs all this for the first time may take longer than the limits of a real one. */
    private static void warmUp() throws RootException {
        for (int i = 0; ; i++) {
            try {
                ROOT.seal(SecretBytes.random(KeyRoot.KEY_BYTES));
                return;
            } catch (RootException e) {
                if (i == WARM_UPS) {
                    throw e;
                }
            }
        }
    }

    private static void isDenied() throws Exception {
        try {
            TpmRoot.ofKernel().seal(SecretBytes.random(KeyRoot.KEY_BYTES));
        } catch (RootException e) {
            String why = String.valueOf(e.getMessage());
            require(e.refusal() == Refusal.DENIED, why);
            require(why.equals("this user may not use the TPM: /dev/tpmrm0"), why);
            return;
        }
        throw new AssertionError("sealed");
    }

    private static void wrongPin() {
        SealedKey sealed = sealed(requireNonNull(Guard.of(true, "")));
        Opening.Refused refused = Openings.assertRefused(Refusal.PIN, Pins.give(ROOT, "1111"), sealed);
        require(refused.why().startsWith("wrong PIN: 2 tries are left"), refused.why());
        Openings.open(ROOT, sealed);
    }

    private static void changedPcr() {
        SealedKey sealed = sealed(requireNonNull(Guard.of(false, "4,7")));
        Openings.open(ROOT, sealed);
        Commands.extendPcr(new KernelDevice.Source(), 7);
        Opening.Refused refused = Openings.assertRefused(Refusal.CHANGED, ROOT, sealed);
        require(refused.why().endsWith("changed since: PCR 7"), refused.why());
    }

    private static void time(KeyRoot root) {
        SecretBytes key = SecretBytes.random(KeyRoot.KEY_BYTES);
        SealedKey sealed = Openings.seal(root, key);
        long[] micros = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            Openings.assertOpens(key, root, sealed);
            micros[i] = (System.nanoTime() - start) / 1000;
        }
        Arrays.sort(micros);
        System.out.println("TIME to open, median of " + ROUNDS + ": " + micros[ROUNDS / 2] + " us");
    }

    private static SealedKey sealed(Guard guard) {
        return Openings.seal(ROOT.sealingWith(guard), SecretBytes.random(KeyRoot.KEY_BYTES));
    }

    private static void require(boolean holds, String why) {
        if (!holds) {
            throw new AssertionError(why);
        }
    }
}
