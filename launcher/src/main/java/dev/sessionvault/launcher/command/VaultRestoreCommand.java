package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        sortOptions = false,
        description = {
            "Put a backup in the vault's place, after checking every byte of it.",
            "",
            "If the root that opened it is not here (another machine, a cleared TPM, a reset keyring), the recovery code"
                    + " opens it, and it is given a root of this machine. What lay in its place is kept."
        },
        footer = {
            "",
            "Examples:",
            "  sv vault restore /media/stick/sv.backup",
            "  sv vault restore --replace ~/.local/share/sv/vault.db.1",
            "  sv vault restore --recovery-fd 4 sv.backup 4< recovery-code"
        })
final class VaultRestoreCommand implements Verb {
    final SvCommand sv;

    @Parameters(index = "0", paramLabel = "FILE", description = "A backup, or - for standard input.")
    String file = "";

    @Option(names = "--replace", description = "Replace the vault that is there, if it is the same one.")
    boolean replace;

    @Option(names = "--other-vault", description = "Replace whatever vault is there.")
    boolean otherVault;

    @Option(names = "--reseal", description = "Open it by the recovery code, and give it another root, at once.")
    boolean reseal;

    @Mixin
    RootOption root = new RootOption();

    @Mixin
    CodeInput code = new CodeInput();

    VaultRestoreCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        new Restoring(this).perform();
        return ExitCode.DONE.number();
    }
}
