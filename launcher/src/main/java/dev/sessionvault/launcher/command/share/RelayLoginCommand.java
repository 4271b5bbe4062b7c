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
            "Keep the deployment key for a relay, as its operator's `sv-relay token new` printed it.",
            "",
            "The relay is asked first whether it knows the key. The key is typed unseen, or is in a file, or is standard"
                    + " input. Another one for the same relay is replaced."
        },
        footer = {
            "",
            "Examples:",
            "  sv relay login relay.example.org",
            "  sv relay login relay.example.org:8443 --ca our-ca.pem --key-file deployment.key",
            "  sv relay login ws://localhost:8080 --stdin --no-check < deployment.key"
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

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description =
                    "Certificates that alone may vouch for the relay; handles name the one, and recipients need no file.")
    @Nullable
    Path authorities;

    @Option(names = "--no-check", description = "Ask no relay: it cannot be reached from here, or not now.")
    boolean noCheck;

    public RelayLoginCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        RelayText named = RelayText.parse(relay);
        if (stdin && (file != null || sv.passphrase().isStdin())) {
            throw Failure.usage("read the command line: --stdin: one thing only is read from there", null);
        }
        if (authorities != null && !named.tls()) {
            throw Failure.usage("read the command line: --ca: nobody vouches for a relay without TLS", null);
        }
        try (SecretBytes text = new DeploymentKeyInput(named.name()).read(file, stdin)) {
            RelayLogin login = new RelayLogin(named, authorities, sv.machine().environment());
            String authority = noCheck ? login.alleged(text) : login.checked(text);
            return keep(named, authority, text);
        }
    }

    private int keep(RelayText named, @Nullable String authority, SecretBytes text) throws LauncherException {
        try (Vault vault = sv.unlock().open()) {
            Deployment kept = new OwnerKeys(vault)
                    .login(
                            named.name(),
                            named.tls(),
                            authority,
                            text,
                            sv.machine().clock().instant());
            sv.machine().terminal().print("logged in to " + kept.url() + ", as " + kept.token());
            return ExitCode.DONE.number();
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }
}
