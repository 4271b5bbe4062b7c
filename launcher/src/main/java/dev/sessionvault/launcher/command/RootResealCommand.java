package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.NewSlot;
import dev.sessionvault.vault.SealedVault;
import dev.sessionvault.vault.Slot;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "reseal",
        sortOptions = false,
        description = {
            "Give the vault another root, with its recovery code.",
            "",
            "For a cleared TPM, a reset keyring, a forgotten passphrase, or a new machine. The recovery code stays the"
                    + " same."
        },
        footer = {
            "",
            "Examples:",
            "  sv root reseal",
            "  sv root reseal --root passphrase --recovery-fd 4 4< recovery-code"
        })
final class RootResealCommand implements Verb {
    private final SvCommand sv;

    @Option(
            names = "--root",
            paramLabel = "KIND",
            description = "auto, tpm2, secret-service or passphrase. Default: auto.")
    String root = Enrolling.AUTO;

    @Option(
            names = "--recovery-fd",
            paramLabel = "N",
            converter = DescriptorNumber.class,
            description = "Read the recovery code from this open descriptor instead of asking.")
    int recoveryFd = Passphrase.NOT_GIVEN;

    RootResealCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        try {
            SealedVault sealed =
                    SealedVault.read(sv.machine().directories().data().toPath());
            Slot old = Unlock.primary(sealed);
            try (Vault vault = recovered(sealed);
                    NewSlot fresh = new Enrolling(sv.machine(), sv.passphrase()).slot(root)) {
                vault.replaceSlot(old, fresh);
                forget(old);
                sv.machine()
                        .terminal()
                        .print("the vault is opened by " + fresh.kind().token() + " from now on");
            }
            return ExitCode.DONE.number();
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    private Vault recovered(SealedVault sealed) throws LauncherException, VaultException {
        Slot rescue = sealed.recoverySlot()
                .orElseThrow(() -> new LauncherException(
                        ExitCode.DAMAGED, "open the vault: vault " + sealed.id() + ": no recovery slot", null));
        try (SecretBytes code = new Recovery(recoveryFd).typed();
                SecretBytes key = rescue.derive(code)) {
            return sealed.open(rescue, key, sv.machine().journal())
                    .withClock(sv.machine().clock());
        } catch (VaultException e) {
            if (e.reason() != VaultException.Reason.WRONG_KEY) {
                throw e;
            }
            throw new LauncherException(
                    ExitCode.ROOT,
                    "open the vault: recovery code: it is the code of another vault",
                    "this vault is " + sealed.id());
        }
    }

    /** What the old root still keeps opens nothing any more: no harm if it cannot be reached. */
    private void forget(Slot old) {
        RootKind kind = old.kind().rootKind();
        if (kind == null) {
            return;
        }
        try {
            sv.machine().roots().of(kind).forget(old.sealedKey());
        } catch (RootException e) {
            sv.machine().terminal().note("root " + kind.token() + ": its old item stays there: " + e.getMessage());
        }
    }
}
