package dev.sessionvault.launcher.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which root shall open the vault from now on. */
final class RootOption {
    @Option(
            names = "--root",
            paramLabel = "KIND",
            description = "auto, tpm2, secret-service or passphrase. Default: auto.")
    @Nullable
    String named;

    String kind() {
        return named == null ? Enrolling.AUTO : named;
    }
}
