package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.terminal.Terminal;
import dev.sessionvault.root.tpm.Guard;
import dev.sessionvault.vault.NewSlot;
import dev.sessionvault.vault.SealedVault;
import dev.sessionvault.vault.Slot;
import dev.sessionvault.vault.SlotEditor;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "reseal",
        sortOptions = false,
        description = {
            "Give the vault another root; or another recovery code.",
            "",
            "For a cleared TPM, a reset keyring, a forgotten passphrase, or a new machine; and around an update, for a"
                    + " root that is bound to PCRs: without them before it, with them after it. As long as the vault's"
                    + " root opens it nothing else is asked for; else the recovery code, as for a vault that a"
                    + " passphrase opens. The recovery code stays the same, unless --new-code is there. --new-code"
                    + " without --root and --recovery-fd changes the code only: for a code that was lost, or seen by"
                    + " others."
        },
        footer = {
            "",
            "Examples:",
            "  sv root reseal",
            "  sv root reseal --root tpm2 --pin --pcr 7",
            "  sv root reseal --root passphrase --recovery-fd 4 4< recovery-code",
            "  sv root reseal --new-code"
        })
final class RootResealCommand implements Verb {
    private final SvCommand sv;

    @Mixin
    RootOption root = new RootOption();

    @Mixin
    CodeInput code = new CodeInput();

    @Option(names = "--new-code", description = "Replace the recovery code; the new one is shown once.")
    boolean newCode;

    @Option(
            names = "--new-recovery-fd",
            paramLabel = "N",
            converter = DescriptorNumber.class,
            description = "Write the new recovery code to this open descriptor instead of the terminal.")
    int newRecoveryFd = Passphrase.NOT_GIVEN;

    @Option(
            names = "--new-pin-fd",
            paramLabel = "N",
            converter = DescriptorNumber.class,
            description = "Read the new root's PIN from this open descriptor.")
    int newPinFd = Passphrase.NOT_GIVEN;

    RootResealCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        RootChoice choice = root.choice(Pin.ofNewSlot(newPinFd));
        try {
            SealedVault sealed = sv.machine().sealed();
            try (Vault vault = opened(sealed)) {
                Map<Slot, NewSlot> fresh = new LinkedHashMap<>();
                try {
                    replace(sealed, vault, fresh, choice);
                } finally {
                    fresh.values().forEach(NewSlot::close);
                }
            }
            return ExitCode.DONE.number();
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    private boolean isCodeOnly() {
        return newCode && root.named == null;
    }

    /** Whoever opens the vault has its key: to ask for the old code too would only lock out who has lost it. */
    private Vault opened(SealedVault sealed) throws LauncherException, VaultException {
        if (code.isGiven()) {
            return new Rescue(sv.machine(), code.recovery()).open(sealed);
        }
        Unlock unlock = sv.unlock();
        Slot slot = unlock.slot(sealed);
        if (isCodeOnly()) {
            return unlock.open(sealed, slot).withClock(sv.machine().clock());
        }
        if (slot.kind().rootKind() != null) {
            try {
                return unlock.open(sealed, slot).withClock(sv.machine().clock());
            } catch (LauncherException e) {
                sv.machine().terminal().note(e.getMessage() + ": the recovery code it is");
            }
        }
        return new Rescue(sv.machine(), code.recovery()).open(sealed);
    }

    private void replace(SealedVault sealed, Vault vault, Map<Slot, NewSlot> fresh, RootChoice choice)
            throws LauncherException, VaultException {
        Slot old = Unlock.primary(sealed);
        if (!isCodeOnly()) {
            fresh.put(old, new Enrolling(sv.machine(), sv.passphrase()).slot(choice));
        }
        if (newCode) {
            fresh.put(recoverySlot(sealed), NewCode.handOver(new Recovery(newRecoveryFd)));
        }
        new SlotEditor(vault).replace(fresh);
        tell(sealed.id(), old, fresh, choice.guard);
    }

    private static Slot recoverySlot(SealedVault sealed) throws LauncherException {
        return sealed.recoverySlot()
                .orElseThrow(() -> new LauncherException(
                        ExitCode.DAMAGED, "open the vault: vault " + sealed.id() + ": no recovery slot", null));
    }

    private void tell(String vaultId, Slot old, Map<Slot, NewSlot> fresh, @Nullable Guard guard) {
        Terminal terminal = sv.machine().terminal();
        NewSlot daily = fresh.get(old);
        if (daily != null) {
            new OldSlots(sv.machine()).forget(vaultId, old);
            terminal.print("the vault is opened by " + daily.kind().token() + RootChoice.words(guard) + " from now on");
        }
        if (newCode) {
            terminal.print("the recovery code is the new one from now on");
            terminal.note("backups from before are still opened by the old code");
        }
    }
}
