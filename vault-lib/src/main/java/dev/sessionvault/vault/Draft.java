package dev.sessionvault.vault;

import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.secret.SystemRandom;
import dev.sessionvault.vault.format.v1.FormatException;
import dev.sessionvault.vault.format.v1.KeySchedule;
import dev.sessionvault.vault.format.v1.Manifest;
import dev.sessionvault.vault.format.v1.ManifestPage;
import dev.sessionvault.vault.format.v1.Preamble;
import dev.sessionvault.vault.format.v1.RecordFacts;
import dev.sessionvault.vault.format.v1.RecordKey;
import dev.sessionvault.vault.format.v1.SealedRecord;
import dev.sessionvault.vault.format.v1.SlotBlock;
import dev.sessionvault.vault.format.v1.VaultFile;
import dev.sessionvault.vault.store.Row;
import dev.sessionvault.vault.store.TableWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The next snapshot, while it is being made. Records that do not change are carried over sealed. */
final class Draft {
    private final KeySchedule keys;
    private final byte[] vaultId;
    private final long generation;
    private final List<SlotBlock> slots;
    private final TreeMap<byte[], byte[]> records = new TreeMap<>(Arrays::compareUnsigned);
    private boolean changed;
    private boolean dropsOlderSnapshots;

    private Draft(KeySchedule keys, byte[] vaultId, long generation, List<SlotBlock> slots) {
        this.keys = keys;
        this.vaultId = vaultId;
        this.generation = generation;
        this.slots = new ArrayList<>(slots);
    }

    /** A new vault's first snapshot. */
    static Draft first(KeySchedule keys, byte[] vaultId, List<SlotBlock> slots) {
        return new Draft(keys, vaultId, 1, slots);
    }

    /** The snapshot after this one, so far with the same records. */
    static Draft after(Contents contents, KeySchedule keys) throws VaultException {
        return after(contents, keys, contents.preamble().generation());
    }

    /** The same records and slots, in the snapshot after that of another generation. */
    static Draft after(Contents contents, KeySchedule keys, long generation) throws VaultException {
        Preamble preamble = contents.preamble();
        Draft draft = new Draft(keys, preamble.vaultId(), generation + 1, preamble.slots());
        for (Row row : contents.records()) {
            draft.records.put(row.key(), row.value());
        }
        return draft;
    }

    List<SlotBlock> slots() {
        return List.copyOf(slots);
    }

    void setSlots(List<SlotBlock> newSlots) {
        slots.clear();
        slots.addAll(newSlots);
        changed = true;
    }

    /** Whether it differs from the snapshot before. */
    boolean isChanged() {
        return changed;
    }

    /** What the vault's generation will be. */
    long generation() {
        return generation;
    }

    /** When it is written, the kept snapshots go: they hold what shall be nowhere any more. */
    void dropOlderSnapshots() {
        dropsOlderSnapshots = true;
    }

    boolean dropsOlderSnapshots() {
        return dropsOlderSnapshots;
    }

    byte[] vaultId() {
        return vaultId;
    }

    /** @param secret stays the caller's; {@code null} for a choice */
    void put(RecordKey key, RecordFacts facts, @Nullable SecretBytes secret) {
        SealedRecord sealed = SealedRecord.seal(keys, vaultId, key, generation, facts, secret);
        records.put(key.bytes(), sealed.encode());
        changed = true;
    }

    /** The ids of all records, in hexadecimal. */
    Set<String> ids() throws FormatException {
        Set<String> ids = new HashSet<>();
        for (byte[] key : records.keySet()) {
            ids.add(Stored.id(RecordKey.parse(key)).value());
        }
        return ids;
    }

    /** Removes the records with these ids and returns how many there were. */
    int removeAll(Set<EntryId> ids) throws FormatException {
        List<byte[]> doomed = new ArrayList<>();
        for (byte[] key : records.keySet()) {
            if (ids.contains(Stored.id(RecordKey.parse(key)))) {
                doomed.add(key);
            }
        }
        for (byte[] key : doomed) {
            records.remove(key);
            changed = true;
        }
        return doomed.size();
    }

    /** A place in the vault for a new record, with an id that no record has. */
    RecordKey newKey(byte[] prefix) throws FormatException {
        while (true) {
            RecordKey key = RecordKey.of(prefix, SystemRandom.bytes(RecordKey.ID_BYTES));
            if (!hasId(key.id())) {
                return key;
            }
        }
    }

    private boolean hasId(byte[] id) throws FormatException {
        for (byte[] key : records.keySet()) {
            if (Arrays.equals(RecordKey.parse(key).id(), id)) {
                return true;
            }
        }
        return false;
    }

    /** The file's bytes. */
    byte[] encode() throws FormatException {
        byte[] salt = SystemRandom.bytes(Preamble.SALT_BYTES);
        Preamble preamble = new Preamble(vaultId, generation, records.size(), salt, slots, new byte[0]);
        List<Row> rows = new ArrayList<>();
        try (Manifest manifest = new Manifest(keys, preamble)) {
            List<List<ManifestPage.Line>> pages = pages(manifest);
            for (int page = 0; page < manifest.pageCount(); page++) {
                byte[] sealed = manifest.seal(page, ManifestPage.of(pages.get(page)));
                rows.add(new Row(Manifest.pageKey(page), sealed));
            }
        }
        for (var record : records.entrySet()) {
            rows.add(new Row(record.getKey(), record.getValue()));
        }
        return VaultFile.encode(preamble.encode(keys), TableWriter.encode(rows));
    }

    private List<List<ManifestPage.Line>> pages(Manifest manifest) throws FormatException {
        List<List<ManifestPage.Line>> pages = new ArrayList<>();
        for (int page = 0; page < manifest.pageCount(); page++) {
            pages.add(new ArrayList<>());
        }
        for (var record : records.entrySet()) {
            long written = SealedRecord.parse(record.getValue()).generation();
            pages.get(manifest.pageOf(record.getKey())).add(new ManifestPage.Line(record.getKey(), written));
        }
        return pages;
    }
}
