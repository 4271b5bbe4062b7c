package dev.sessionvault.launcher.command;

import picocli.CommandLine.Option;

/** Where a new vault's recovery code goes. */
final class CodeOutput {
    @Option(
            names = "--recovery-fd",
            paramLabel = "N",
            converter = DescriptorNumber.class,
            description = "Write the recovery code to this open descriptor instead of the terminal.")
    int descriptor = Passphrase.NOT_GIVEN;

    Recovery recovery() {
        return new Recovery(descriptor);
    }
}
