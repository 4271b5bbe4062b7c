package dev.sessionvault.launcher.command;

import picocli.CommandLine.Option;

/** Where the recovery code of a vault comes from. */
final class CodeInput {
    @Option(
            names = "--recovery-fd",
            paramLabel = "N",
            converter = DescriptorNumber.class,
            description = "Read the recovery code from this open descriptor instead of asking.")
    int descriptor = Passphrase.NOT_GIVEN;

    boolean isGiven() {
        return descriptor != Passphrase.NOT_GIVEN;
    }

    Recovery recovery() {
        return new Recovery(descriptor);
    }
}
