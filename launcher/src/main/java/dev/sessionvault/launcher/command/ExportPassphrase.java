package dev.sessionvault.launcher.command;

import picocli.CommandLine.Option;

/** Where the passphrase of an export comes from: another than the vault's own. */
final class ExportPassphrase {
    @Option(
            names = "--file-passphrase-fd",
            paramLabel = "N",
            converter = DescriptorNumber.class,
            description = "Read the export's passphrase from this open descriptor instead of asking.")
    int descriptor = Passphrase.NOT_GIVEN;

    Passphrase passphrase() {
        return Passphrase.ofExport(descriptor);
    }
}
