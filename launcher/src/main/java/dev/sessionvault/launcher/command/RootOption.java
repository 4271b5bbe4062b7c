package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which root shall open the vault from now on. */
final class RootOption {
    @Option(
            names = "--root",
            paramLabel = "KIND",
            completionCandidates = RootNames.class,
            description = "auto, ${COMPLETION-CANDIDATES} or passphrase. Default: auto.")
    @Nullable
    String named;

    @Option(names = "--pin", description = "With --root tpm2: it wants a PIN, and counts wrong ones.")
    boolean pin;

    @Option(
            names = "--pcr",
            paramLabel = "LIST",
            description = "With --root tpm2: only as this machine is started now, by these PCRs: --pcr 7,11.")
    @Nullable
    String pcrs;

    String kind() {
        return named == null ? Enrolling.AUTO : named;
    }

    RootChoice choice(Pin newPin) throws LauncherException {
        return RootChoice.of(kind(), pin, pcrs, newPin);
    }
}
