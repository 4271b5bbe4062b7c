package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.cache.Kept;
import dev.sessionvault.launcher.cache.SlotCache;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.root.tpm.Guard;
import dev.sessionvault.vault.SealedVault;
import dev.sessionvault.vault.Slot;
import dev.sessionvault.vault.SlotKind;
import dev.sessionvault.vault.VaultException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        sortOptions = false,
        description = "Show the slots of the vault: each opens all of it. Nothing is opened for this.",
        footer = {"", "Examples:", "  sv root list", "  sv root list --json"})
final class RootListCommand implements Verb {
    private final SvCommand sv;

    @Option(names = "--json", description = "Answer in JSON.")
    boolean json;

    RootListCommand(SvCommand sv) {
        this.sv = sv;
    }

    @Override
    public int perform() throws LauncherException {
        try {
            SealedVault sealed = sv.machine().sealed();
            if (json) {
                sv.machine().terminal().printText(json(sealed));
            } else {
                print(sealed);
            }
            return ExitCode.DONE.number();
        } catch (VaultException e) {
            throw Failure.of(e);
        }
    }

    private void print(SealedVault sealed) {
        Table table = new Table("SLOT", "KIND", "OPENS", "CREATED", "HELD BY");
        for (Slot slot : sealed.slots()) {
            table.add(
                    String.valueOf(slot.number()),
                    slot.kind().token(),
                    opens(sealed, slot),
                    created(slot),
                    heldBy(slot.kind())
                            + RootChoice.words(guard(slot))
                            + (isSoftware(slot.kind()) ? " (software only)" : "")
                            + keptWords(sealed, slot));
        }
        table.print(sv.machine().terminal());
    }

    private String json(SealedVault sealed) {
        return Json.text(json -> {
            json.writeStartArray();
            for (Slot slot : sealed.slots()) {
                json.writeStartObject();
                json.writeNumberField("slot", slot.number());
                json.writeStringField("kind", slot.kind().token());
                json.writeBooleanField("primary", isPrimary(sealed, slot));
                json.writeNumberField("created", slot.createdEpochSecond());
                json.writeBooleanField("software", isSoftware(slot.kind()));
                Kept kept = kept(sealed, slot);
                json.writeBooleanField("unlocked", kept != null);
                if (kept != null && kept.untilEpochSecond() != 0) {
                    json.writeNumberField("until", kept.untilEpochSecond());
                }
                Guard guard = guard(slot);
                if (guard != null) {
                    json.writeBooleanField("pin", guard.wantsPin());
                    json.writeStringField("pcrs", guard.pcrs());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private @Nullable Kept kept(SealedVault sealed, Slot slot) {
        return SlotCache.of(sv.machine().directories().data(), sealed.id(), slot.number())
                .kept();
    }

    private String keptWords(SealedVault sealed, Slot slot) {
        Kept kept = kept(sealed, slot);
        if (kept == null) {
            return "";
        }
        long until = kept.untilEpochSecond();
        return ", and the kernel" + (until == 0 ? " for a while" : " until " + Moment.write(until));
    }

    private static @Nullable Guard guard(Slot slot) {
        return slot.kind() == SlotKind.TPM2 ? Guard.of(slot.sealedKey()) : null;
    }

    private static boolean isPrimary(SealedVault sealed, Slot slot) {
        return sealed.primarySlot()
                .filter(primary -> primary.number() == slot.number())
                .isPresent();
    }

    private static String opens(SealedVault sealed, Slot slot) {
        boolean isRecovery = slot.kind() == SlotKind.RECOVERY;
        return isPrimary(sealed, slot) ? "primary" : isRecovery ? "in need" : "by --slot";
    }

    private static String created(Slot slot) {
        return Instant.ofEpochSecond(slot.createdEpochSecond()).toString();
    }

    private static String heldBy(SlotKind kind) {
        return switch (kind) {
            case TPM2 -> "this machine's TPM";
            case SECRET_SERVICE -> "the login's keyring";
            case SECURE_ENCLAVE -> "this Mac's Secure Enclave";
            case KEYCHAIN -> "the login's keychain";
            case NCRYPT -> "this machine's TPM, through Windows";
            case DPAPI -> "the login to Windows";
            case PASSPHRASE -> "whoever knows the passphrase";
            case RECOVERY -> "whoever has the recovery code";
        };
    }

    private static boolean isSoftware(SlotKind kind) {
        return kind != SlotKind.TPM2 && kind != SlotKind.SECURE_ENCLAVE && kind != SlotKind.NCRYPT;
    }
}
