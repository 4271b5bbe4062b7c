package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.vault.NewSlot;
import dev.sessionvault.vault.SlotEditor;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "add",
        sortOptions = false,
        description = {
            "Give the vault a further root, beside the one that opens it.",
            "",
            "The primary root goes on opening the vault; the further one does when --slot names it, or after"
                    + " `sv root primary`."
        },
        footer = {
            "",
            "Examples:",
            "  sv root add --root passphrase",
            "  sv root add --root tpm2 --pin",
            "  sv --slot 3 run claude",
            "  sv root add --root passphrase --new-passphrase-fd 4 4< passphrase"
        })
final class RootAddCommand implements Verb {
    private final SvCommand sv;

    @Option(
            names = "--root",
            paramLabel = "KIND",
            required = true,
            completionCandidates = RootNames.class,
            description = "${COMPLETION-CANDIDATES} or passphrase.")
    String root = "";

    @Option(names = "--pin", description = "With --root tpm2: it wants a PIN, and counts wrong ones.")
    boolean pin;

    @Option(
            names = "--pcr",
            paramLabel = "LIST",
            description = "With --root tpm2: only as this machine is started now, by these PCRs: --pcr 7,11.")
    @Nullable
    String pcrs;

    @Option(
            names = "--new-pin-fd",
            paramLabel = "N",
            converter = DescriptorNumber.class,
            description = "Read the further root's PIN from this open descriptor.")
    int newPinFd = Passphrase.NOT_GIVEN;

    @Option(
            names = "--new-passphrase-fd",
            paramLabel = "N",
            converter = DescriptorNumber.class,
            description = "Read the further root's passphrase from this open descriptor.")
    int newPassphraseFd = Passphrase.NOT_GIVEN;

    RootAddCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        if (root.equals(Enrolling.AUTO)) {
            throw Failure.usage("read --root: a further root has to be named", RootNames.orPassphrase());
        }
        RootChoice choice = RootChoice.of(root, pin, pcrs, Pin.ofNewSlot(newPinFd));
        Passphrase passphrase = Passphrase.ofFurtherSlot(newPassphraseFd);
        try (Vault vault = sv.unlock().openByRoot();
                NewSlot fresh = new Enrolling(sv.machine(), passphrase).slot(choice)) {
            int number = new SlotEditor(vault).add(fresh);
            sv.machine()
                    .terminal()
                    .print("slot " + number + ", " + choice.words() + ": opens the vault too: --slot " + number);
            return ExitCode.DONE.number();
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }
}
