package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.cache.SlotCache;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.terminal.Terminal;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.Receipt;
import dev.sessionvault.vault.SealedVault;
import dev.sessionvault.vault.Slot;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import dev.sessionvault.vault.audit.Use;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "unlock",
        sortOptions = false,
        description = {
            "Keep the vault open for a while: until then no passphrase or PIN is asked for.",
            "",
            "The key of the slot that opens the vault stays with Linux's kernel, in the keyring of this user, and in no file."
                    + " The kernel itself removes it when the time is over; `sv lock` and a restart do so earlier, logging"
                    + " out need not. Until then every program of this user can read it, and with it all keys of the vault."
                    + " Typed again it begins anew, and asks again. What changes how the vault opens (sv root) always asks."
        },
        footer = {"", "Examples:", "  sv unlock", "  sv unlock --for 2h", "  sv --slot 3 unlock --json", "  sv lock"})
final class UnlockCommand implements Verb {
    private static final int MAX_SECONDS = 8 * 3600;

    private final SvCommand sv;

    @Option(
            names = "--for",
            paramLabel = "SPAN",
            defaultValue = "15m",
            description = "How long: 90s, 15m, 2h; 8h at most. Otherwise 15m.")
    String span = "15m";

    @Option(names = "--json", description = "Answer in JSON: which slot, and until when in seconds since 1970.")
    boolean json;

    UnlockCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        int seconds = seconds();
        Machine machine = sv.machine();
        try {
            SealedVault sealed = machine.sealed();
            Slot slot = sv.unlock().slot(sealed);
            SlotCache cache = SlotCache.of(machine.directories().data(), sealed.id(), slot.number());
            cache.requireKernel();
            sv.unlock()
                    .thenKeep((vault, opening, key) -> keep(vault, opening, key, cache, seconds))
                    .openByRoot()
                    .close();
            return ExitCode.DONE.number();
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    private int seconds() throws LauncherException {
        long seconds = Span.parse("--for", span); // 0: never
        if (seconds == 0 || seconds > MAX_SECONDS) {
            throw Failure.usage("read --for: " + span + ": want 8h at most", "sv unlock --for 2h");
        }
        return (int) seconds;
    }

    private void keep(Vault vault, Slot slot, SecretBytes key, SlotCache cache, int seconds)
            throws LauncherException, VaultException {
        long until = sv.machine().clock().instant().getEpochSecond() + seconds;
        String why = OldSlots.name(slot) + ": kept by the kernel until " + Instant.ofEpochSecond(until);
        try (Receipt receipt = vault.giveSlotKey(Use.of("unlock"), why)) {
            keep(key, cache, seconds, until, receipt);
        }
        tell(slot, until);
    }

    private static void keep(SecretBytes key, SlotCache cache, int seconds, long until, Receipt receipt)
            throws LauncherException {
        try {
            cache.keep(key, seconds, until);
        } catch (LauncherException e) {
            receipt.failed(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private void tell(Slot slot, long until) {
        Terminal terminal = sv.machine().terminal();
        if (json) {
            terminal.printText(Json.text(json -> {
                json.writeStartObject();
                json.writeNumberField("slot", slot.number());
                json.writeStringField("kind", slot.kind().token());
                json.writeNumberField("until", until);
                json.writeEndObject();
            }));
            return;
        }
        terminal.print(OldSlots.name(slot) + ": the vault is open until " + Moment.write(until) + ", or `sv lock`");
        terminal.note("every program of this user can read that slot's key until then");
    }
}
