package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.vault.Merge.WhenTaken;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        sortOptions = false,
        description = {
            "Take the keys of an export in: all of them, or none.",
            "",
            "Without a vault one is made, as by `sv init`. A key whose tool, project and account have one here already"
                    + " stops it, unless an option says which of the two stays."
        },
        footer = {
            "",
            "Examples:",
            "  sv vault import keys.sv",
            "  sv vault import --map /home/old/work=~/work keys.sv",
            "  sv vault import --keep-existing --file-passphrase-fd 4 keys.sv 4< passphrase"
        })
final class VaultImportCommand implements Verb {
    final SvCommand sv;

    @Parameters(index = "0", paramLabel = "FILE", description = "An export, or - for standard input.")
    String file = "";

    @Mixin
    ExportPassphrase passphrase = new ExportPassphrase();

    @Option(names = "--replace-existing", description = "Where there is a key already, take the one of the export.")
    boolean replaceExisting;

    @Option(names = "--keep-existing", description = "Where there is a key already, leave it.")
    boolean keepExisting;

    @Option(
            names = "--map",
            paramLabel = "OLD=NEW",
            description = "What was in the directory OLD, or below it, is in NEW here. May be repeated.")
    List<String> maps = new ArrayList<>();

    @Mixin
    RootOption root = new RootOption();

    @Mixin
    CodeOutput code = new CodeOutput();

    VaultImportCommand(SvCommand sv) {
        this.sv = sv;
    }

    WhenTaken whenTaken() throws LauncherException {
        if (replaceExisting && keepExisting) {
            throw Failure.usage(
                    "read the command line: import: --replace-existing and --keep-existing exclude each other",
                    "sv vault import --help");
        }
        return replaceExisting ? WhenTaken.REPLACE : keepExisting ? WhenTaken.KEEP : WhenTaken.REFUSE;
    }

    @Override
    public int perform() throws LauncherException {
        new Importing(this).perform();
        return ExitCode.DONE.number();
    }
}
