package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
            "  sv init --root tpm2 --pin",
            "  sv init --root passphrase --passphrase-fd 3 --recovery-fd 4 3< passphrase 4> recovery-code"
        })
final class InitCommand implements Verb {
    private final SvCommand sv;

    @Mixin
    RootOption root = new RootOption();

    @Mixin
    CodeOutput code = new CodeOutput();

    InitCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        NewVault.make(sv.machine(), sv.passphrase(), code.recovery(), root.choice(sv.pin()))
                .close();
        sv.machine()
                .terminal()
                .print("vault made: " + sv.machine().directories().data());
        return ExitCode.DONE.number();
    }
}
