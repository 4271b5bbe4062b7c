package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.terminal.Terminal;
import dev.sessionvault.vault.Slot;
import dev.sessionvault.vault.VaultException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "lock",
        sortOptions = false,
        description = {
            "End what `sv unlock` began: the kernel keeps no key of this vault any more.",
            "",
            "The vault is not opened for this, so nothing is asked. A tool that runs already has its key and keeps it."
        },
        footer = {"", "Examples:", "  sv lock", "  sv lock --json"})
final class LockCommand implements Verb {
    private final SvCommand sv;

    @Option(names = "--json", description = "Answer in JSON: the slots whose keys were removed.")
    boolean json;

    LockCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        KeptKeys kept = new KeptKeys(sv.machine());
        try {
            List<Slot> removed = kept.drop(sv.machine().sealed());
            tell(removed);
            LauncherException failure = kept.failure();
            if (failure != null) {
                throw failure;
            }
            return ExitCode.DONE.number();
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    private void tell(List<Slot> removed) {
        Terminal terminal = sv.machine().terminal();
        if (json) {
            terminal.printText(Json.text(json -> {
                json.writeStartArray();
                for (Slot slot : removed) {
                    json.writeNumber(slot.number());
                }
                json.writeEndArray();
            }));
        } else if (removed.isEmpty()) {
            terminal.note("the kernel keeps no key of this vault");
        } else {
            removed.forEach(slot -> terminal.print(OldSlots.name(slot) + ": the kernel keeps its key no more"));
        }
    }
}
