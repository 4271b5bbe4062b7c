package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.command.Failure;
import dev.sessionvault.launcher.command.SvCommand;
import dev.sessionvault.launcher.command.Verb;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.owner.Deployment;
import dev.sessionvault.launcher.share.owner.OwnerKeys;
import dev.sessionvault.launcher.share.owner.RelayText;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "login",
        sortOptions = false,
        description = {
            "Keep the deployment key for a relay, as its operator's `sv relay token new` printed it.",
            "",
            "It is typed unseen, or is in a file, or is standard input. Another key for the same relay is replaced."
        },
        footer = {
            "",
            "Examples:",
            "  sv relay login relay.example.org",
            "  sv relay login relay.example.org:8443 --key-file deployment.key",
            "  sv relay login ws://localhost:8080 --stdin < deployment.key"
        })
public final class RelayLoginCommand implements Verb {
    private final SvCommand sv;

    @Parameters(index = "0", paramLabel = "RELAY", description = "Its name, with a port or not; ws:// if without TLS.")
    String relay = "";

    @Option(names = "--key-file", paramLabel = "FILE", description = "Read the key from this file.")
    @Nullable
    Path file;

    @Option(names = "--stdin", description = "Read the key from standard input.")
    boolean stdin;

    public RelayLoginCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        RelayText named = RelayText.parse(relay);
        if (stdin && (file != null || sv.passphrase().isStdin())) {
            throw Failure.usage("read the command line: --stdin: one thing only is read from there", null);
        }
        try (SecretBytes text = new DeploymentKeyInput(named.name()).read(file, stdin);
                Vault vault = sv.unlock().open()) {
            Deployment kept = new OwnerKeys(vault)
                    .login(named.name(), named.tls(), text, sv.machine().clock().instant());
            sv.machine().terminal().print("logged in to " + kept.url() + ", as " + kept.token());
            return ExitCode.DONE.number();
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }
}
