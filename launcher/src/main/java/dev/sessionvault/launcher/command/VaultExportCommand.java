package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.EntryId;
import dev.sessionvault.vault.Export;
import dev.sessionvault.vault.Inventory;
import dev.sessionvault.vault.NewSlot;
import dev.sessionvault.vault.Scope;
import dev.sessionvault.vault.SealedVault;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        sortOptions = false,
        description = {
            "Seal keys under a passphrase, in a file for another machine: `sv vault import` takes them in there.",
            "",
            "All keys, unless --tool or --project names some, and no logins. The file has an id and a key of its own: who opens it"
                    + " learns nothing else of this vault. It is as good as its passphrase; delete it when it has"
                    + " arrived."
        },
        footer = {
            "",
            "Examples:",
            "  sv vault export --to-passphrase keys.sv",
            "  sv vault export --to-passphrase --tool claude --tool codex keys.sv",
            "  sv vault export --to-passphrase --file-passphrase-fd 4 - 4< passphrase | ssh host 'cat > keys.sv'"
        })
final class VaultExportCommand implements Verb {
    private final SvCommand sv;

    @Parameters(index = "0", paramLabel = "FILE", description = "A file to be made, or - for standard output.")
    String file = "";

    @Option(
            names = "--to-passphrase",
            paramLabel = "--to-passphrase",
            required = true,
            description = "What opens the file: a passphrase.")
    boolean toPassphrase;

    @Mixin
    ExportPassphrase passphrase = new ExportPassphrase();

    @Option(names = "--tool", paramLabel = "TOOL", description = "Keys of this tool only. May be repeated.")
    List<String> tools = new ArrayList<>();

    @Option(names = "--project", paramLabel = "DIR", description = "Keys of this directory only. May be repeated.")
    List<String> projects = new ArrayList<>();

    @Option(names = "--force", description = "Replace the file if there is one.")
    boolean force;

    VaultExportCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        CopyOut out = new CopyOut(sv.machine(), "export keys", file, force);
        out.requireWayOut();
        try (Vault vault = sv.unlock().open()) {
            Inventory inventory = vault.inventory();
            Set<EntryId> chosen = ids(inventory.entries());
            if (chosen.isEmpty()) {
                throw none(ids(inventory.logins()).size());
            }
            try (SecretBytes typed = passphrase.passphrase().getNew();
                    NewSlot slot = NewSlot.passphrase(typed)) {
                SealedVault export = Export.of(vault, chosen, slot);
                tell(chosen.size(), ids(inventory.logins()).size());
                out.write(export);
            }
            return ExitCode.DONE.number();
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    private void tell(int keys, int logins) {
        sv.machine()
                .terminal()
                .note(keys + (keys == 1 ? " key" : " keys") + " exported"
                        + Named.logins(logins, "; left out: ", ", since what two machines use is soon void on both"));
    }

    private static LauncherException none(int logins) {
        return new LauncherException(
                ExitCode.NO_KEY,
                "export keys: no key is stored for that" + Named.logins(logins, ", only ", ": those are left out"),
                "sv list");
    }

    private Set<EntryId> ids(List<Entry> entries) throws LauncherException {
        List<String> directories = new ArrayList<>();
        for (String project : projects) {
            directories.add(Place.realOrGone(project));
        }
        return entries.stream()
                .filter(entry -> tools.isEmpty() || tools.contains(entry.tool().value()))
                .filter(entry -> directories.isEmpty() || isOf(entry, directories))
                .map(Entry::id)
                .collect(Collectors.toSet());
    }

    private static boolean isOf(Entry entry, List<String> directories) {
        return entry.scope() instanceof Scope.Project project && directories.contains(project.path());
    }
}
