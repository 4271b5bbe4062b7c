package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.terminal.Terminal;
import dev.sessionvault.vault.SealedVault;
import dev.sessionvault.vault.Slot;
import dev.sessionvault.vault.SlotKind;
import dev.sessionvault.vault.VaultException;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "backup",
        sortOptions = false,
        description = {
            "Copy the vault, sealed as it lies, and read the copy back.",
            "",
            "Nothing is opened for this, so it works unattended, and when the root does not open any more. What opens"
                    + " the vault opens its backup: on another machine that is the recovery code."
        },
        footer = {
            "",
            "Examples:",
            "  sv vault backup /media/stick/sv.backup",
            "  sv vault backup --force ~/sv.backup",
            "  sv vault backup - | ssh host 'cat > sv.backup'"
        })
final class VaultBackupCommand implements Verb {
    private final SvCommand sv;

    @Parameters(index = "0", paramLabel = "FILE", description = "A file to be made, or - for standard output.")
    String file = "";

    @Option(names = "--force", description = "Replace the file if there is one.")
    boolean force;

    VaultBackupCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        CopyOut out = new CopyOut(sv.machine(), "back the vault up", file, force);
        out.requireWayOut();
        try {
            out.write(tried(sv.machine().sealed()));
            return ExitCode.DONE.number();
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    private SealedVault tried(SealedVault sealed) {
        Terminal terminal = sv.machine().terminal();
        String openers = sealed.slots().stream()
                .filter(slot -> slot.kind() != SlotKind.RECOVERY)
                .map(VaultBackupCommand::named)
                .collect(Collectors.joining(", "));
        terminal.note(
                "generation " + sealed.generation() + ", opened by " + openers + "; elsewhere by the recovery code");
        return sealed;
    }

    private static String named(Slot slot) {
        switch (slot.kind()) {
            case TPM2:
                return "this machine's TPM";
            case SECRET_SERVICE:
                return "this login's keyring";
            default:
                return "the passphrase of slot " + slot.number();
        }
    }
}
