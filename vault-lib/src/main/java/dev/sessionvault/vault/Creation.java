package dev.sessionvault.vault;

import dev.sessionvault.secret.SystemRandom;
import dev.sessionvault.vault.audit.Act;
import dev.sessionvault.vault.audit.Journal;
import dev.sessionvault.vault.audit.KeyedJournal;
import dev.sessionvault.vault.format.v1.FormatException;
import dev.sessionvault.vault.format.v1.KeySchedule;
import dev.sessionvault.vault.format.v1.Preamble;
import dev.sessionvault.vault.format.v1.SlotBlock;
import dev.sessionvault.vault.format.v1.VaultFile;
import dev.sessionvault.vault.store.StoreException;
import dev.sessionvault.vault.store.VaultDirectory;
import dev.sessionvault.vault.store.WriterLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Making a vault where there is none. */
final class Creation {
    private Creation() {}

    static Custody create(Path path, List<NewSlot> slots, Journal journal, long now) throws VaultException {
        if (slots.isEmpty() || slots.size() > Preamble.MAX_SLOTS) {
            throw new IllegalArgumentException("vault: " + slots.size() + " slots: want 1 to " + Preamble.MAX_SLOTS);
        }
        VaultDirectory directory = new VaultDirectory(path);
        try {
            directory.create();
            try (WriterLock lock = directory.lock(WriterLock.PATIENCE)) {
                directory.requireEmpty();
                return create(directory, lock, slots, journal, now);
            }
        } catch (StoreException e) {
            throw Failures.of(e);
        } catch (FormatException e) {
            throw Failures.inside(directory.vault(), e);
        }
    }

    private static Custody create(
            VaultDirectory directory, WriterLock lock, List<NewSlot> slots, Journal journal, long now)
            throws StoreException, FormatException, VaultException {
        KeySchedule keys = KeySchedule.random();
        boolean handedOver = false;
        try {
            byte[] bytes = bytes(keys, slots, now);
            VaultFile file = VaultFile.parse(bytes);
            log(journal, keys, file, slots);
            directory.replace(lock, bytes);
            handedOver = true;
            return Custody.open(directory, file, keys, journal);
        } finally {
            if (!handedOver) {
                keys.close();
            }
        }
    }

    /** What the log does not tell does not happen. */
    private static void log(Journal journal, KeySchedule keys, VaultFile file, List<NewSlot> slots)
            throws StoreException {
        StringBuilder kinds = new StringBuilder("slots: ");
        for (NewSlot slot : slots) {
            kinds.append(kinds.length() > 7 ? ", " : "").append(slot.kind().token());
        }
        try (KeyedJournal keyed = journal.keyed(keys, file.preamble().vaultId())) {
            keyed.change(
                    List.of(Act.of("create").because(kinds.toString())),
                    file.preamble().generation());
        }
    }

    private static byte[] bytes(KeySchedule keys, List<NewSlot> slots, long now) throws FormatException {
        byte[] vaultId = SystemRandom.bytes(Preamble.ID_BYTES);
        List<SlotBlock> blocks = new ArrayList<>();
        for (NewSlot slot : slots) {
            blocks.add(slot.block(blocks.size() + 1, keys, vaultId, now));
        }
        return Draft.first(keys, vaultId, blocks).encode();
    }
}
