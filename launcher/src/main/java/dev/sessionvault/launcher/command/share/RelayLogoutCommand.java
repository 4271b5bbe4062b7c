package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.command.Failure;
import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.owner.OwnerKeys;
import dev.sessionvault.launcher.share.owner.RelayText;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "logout",
        sortOptions = false,
        description = {
            "Forget the deployment key for a relay.",
            "",
            "The relay still lets it in: its operator revokes it with `sv relay token revoke`."
        },
        footer = {"", "Examples:", "  sv relay logout relay.example.org"})
public final class RelayLogoutCommand implements Verb {
    private final SvCommand sv;

    @Parameters(index = "0", paramLabel = "RELAY", description = "A relay of `sv relay list`.")
    String relay = "";

    public RelayLogoutCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        RelayText named = RelayText.parse(relay);
        try (Vault vault = sv.unlock().open()) {
            if (!new OwnerKeys(vault).logout(named.name())) {
                throw new LauncherException(
                        ExitCode.NO_KEY,
                        "log out of the relay: " + named.name() + ": no deployment key for this relay",
                        "sv relay list");
            }
            sv.machine().terminal().print("logged out of " + named.name());
            return ExitCode.DONE.number();
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }
}
