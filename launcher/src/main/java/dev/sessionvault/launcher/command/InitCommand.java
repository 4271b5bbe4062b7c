package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "init",
        sortOptions = false,
        description = {
            "Make the vault.",
            "",
            "A key root of this machine will open it: the TPM, the login's keyring, or a passphrase, the first that"
                    + " works. A recovery code is shown once: with it, `sv root reseal` moves the vault to another root."
        },
        footer = {
            "",
            "Examples:",
            "  sv init",
            "  sv init --root passphrase",
            "  sv init --root passphrase --passphrase-fd 3 --recovery-fd 4 3< passphrase 4> recovery-code"
        })
final class InitCommand implements Verb {
    private final SvCommand sv;

    @Option(
            names = "--root",
            paramLabel = "KIND",
            defaultValue = Enrolling.AUTO,
            description = "auto, tpm2, secret-service or passphrase. Default: auto.")
    String root = Enrolling.AUTO;

    @Option(
            names = "--recovery-fd",
            paramLabel = "N",
            converter = DescriptorNumber.class,
            description = "Write the recovery code to this open descriptor instead of the terminal.")
    int recoveryFd = Passphrase.NOT_GIVEN;

    InitCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        NewVault.make(sv.machine(), sv.passphrase(), new Recovery(recoveryFd), root)
                .close();
        sv.machine()
                .terminal()
                .print("vault made: " + sv.machine().directories().data());
        return ExitCode.DONE.number();
    }
}
