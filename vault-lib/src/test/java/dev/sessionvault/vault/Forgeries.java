package dev.sessionvault.vault;

import static dev.sessionvault.vault.TestVault.CLAUDE;
import static dev.sessionvault.vault.TestVault.CODEX;
import static dev.sessionvault.vault.TestVault.project;
import static dev.sessionvault.vault.TestVault.secret;

import dev.sessionvault.vault.format.v1.VaultFile;
import dev.sessionvault.vault.store.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Vaults with one fault each, by the name {@code section_fault}; what is expected of them is in the vectors' index. */
final class Forgeries {
    /** Where the preamble's fields lie: FORMAT.md "Preamble", and "Slots" for the first one. */
    private static final int VERSION_POS = 8;

    private static final int GENERATION_POS = VERSION_POS + 2 + 16;
    private static final int SLOT_COUNT_POS = GENERATION_POS + 8 + 4 + 32;
    private static final int SLOT_POS = SLOT_COUNT_POS + 1;
    private static final int BLOB_SIZE_POS = SLOT_POS + 1 + 1 + 8;
    private static final int WRAPPED_POS = BLOB_SIZE_POS + 2 + 3;
    private static final int SECOND_SLOT_POS = WRAPPED_POS + 48;
    private static final int COST_POS = SECOND_SLOT_POS + 1 + 1 + 8 + 16;

    /** FORMAT.md "Records": generation, salt, and the size of the sealed facts stand before them. */
    private static final int FACTS_POS = 8 + 32 + 2;

    private final byte[] older;
    private final byte[] file;
    private final byte[] otherVault;
    private final Map<String, byte[]> made = new LinkedHashMap<>();

    private Forgeries(Path directory) throws Exception {
        Path one = directory.resolve("one");
        NewSlot second = NewSlot.recovery(secret("recovery"));
        try (Vault vault = Vault.create(
                one, List.of(TestVault.slot(), second), TestVault.journal(one), TestVault.at(TestVault.NOW))) {
            vault.add(project(CLAUDE, "/a"), secret("key of claude, old"));
            vault.add(project(CODEX, "/a"), secret("key of codex"));
            this.older = Files.readAllBytes(one.resolve("vault.db"));
            vault.add(project(CLAUDE, "/a"), secret("key of claude, new"));
        }
        this.file = Files.readAllBytes(one.resolve("vault.db"));
        Path other = directory.resolve("other");
        try (Vault vault = TestVault.create(other)) {
            vault.add(project(CLAUDE, "/a"), secret("key of another vault"));
        }
        this.otherVault = Files.readAllBytes(other.resolve("vault.db"));
    }

    static Map<String, byte[]> make(Path directory) throws Exception {
        Forgeries forgeries = new Forgeries(directory);
        forgeries.file();
        forgeries.preamble();
        forgeries.table();
        forgeries.records();
        forgeries.recordsOfTheGenerationListed();
        forgeries.factsAndKeys();
        forgeries.manifest();
        return forgeries.made;
    }

    private void file() {
        made.put("file_empty", new byte[0]);
        made.put("file_magic_changed", Forgery.patch(file, 0, 0x88));
        made.put("file_version_newer", Forgery.patch(file, VERSION_POS, 0, 2));
        made.put("file_version_zero", Forgery.patch(file, VERSION_POS, 0, 0));
        byte[] wrong = file.clone();
        wrong[wrong.length - 1] ^= 1;
        made.put("file_checksum_wrong", wrong);
        made.put("file_truncated", Arrays.copyOf(file, file.length - 1));
        made.put("file_truncated_checksum_right", Forgery.checksummed(Arrays.copyOf(file, file.length - 1)));
        made.put("file_trailing_byte", Forgery.checksummed(Arrays.copyOf(file, file.length + 1)));
    }

    private void preamble() throws Exception {
        int macPos = VaultFile.parse(file).tablePos() - 32;
        made.put("preamble_mac_changed", Forgery.patch(file, macPos, file[macPos] ^ 1));
        made.put("preamble_generation_lower", Forgery.patch(file, GENERATION_POS + 7, file[GENERATION_POS + 7] - 1));
        made.put("preamble_generation_out_of_range", Forgery.patch(file, GENERATION_POS, 0x80));
        made.put("preamble_record_count_other", Forgery.patch(file, GENERATION_POS + 8 + 3, 3));
        made.put("preamble_record_count_huge", Forgery.patch(file, GENERATION_POS + 8, 0xFF));
        made.put("preamble_no_slots", Forgery.patch(file, SLOT_COUNT_POS, 0));
        made.put("preamble_too_many_slots", Forgery.patch(file, SLOT_COUNT_POS, 17));
        made.put("slot_number_zero", Forgery.patch(file, SLOT_POS, 0));
        made.put("slot_number_twice", Forgery.patch(file, SECOND_SLOT_POS, 1));
        made.put("slot_kind_unknown", Forgery.patch(file, SLOT_POS + 1, 9));
        made.put("slot_kind_other", Forgery.patch(file, SLOT_POS + 1, 1));
        made.put("slot_time_out_of_range", Forgery.patch(file, SLOT_POS + 2, 0x80));
        made.put("slot_sealed_key_empty", Forgery.patch(file, BLOB_SIZE_POS, 0, 0));
        made.put("slot_sealed_key_huge", Forgery.patch(file, BLOB_SIZE_POS, 0xFF, 0xFF));
        made.put("slot_sealed_key_changed", Forgery.patch(file, BLOB_SIZE_POS + 2, 9));
        made.put("slot_wrapped_changed", Forgery.patch(file, WRAPPED_POS, file[WRAPPED_POS] ^ 1));
        made.put("slot_cost_of_four_terabytes", Forgery.patch(file, COST_POS, 0xFF, 0xFF, 0xFF, 0xFF));
        made.put("slot_cost_no_passes", Forgery.patch(file, COST_POS + 4, 0));
    }

    private void table() throws Exception {
        int table = VaultFile.parse(file).tablePos();
        made.put("table_type_changed", Forgery.patch(file, table, 0));
        made.put("table_row_count_other", Forgery.patch(file, table + 23, 9));
        made.put("table_page_count_other", Forgery.patch(file, table + 31, 9));
        made.put("table_page_size_other", Forgery.patch(file, table + 32 + 6, 2));
        made.put("table_node_count_huge", Forgery.patch(file, table + 64, 0x7F, 0xFF, 0xFF, 0xFF));
        made.put("table_offset_outside", Forgery.patch(file, table + 68, 0x7F, 0xFF, 0xFF, 0xFF));
        made.put("table_offset_negative", Forgery.patch(file, table + 68, 0xFF, 0xFF, 0xFF, 0xFF));
        made.put("table_padding_not_zero", Forgery.patch(file, file.length - 5, 1));
        made.put(
                "table_foreign_row",
                Forgery.of(file).insert(new Row(new byte[] {3}, new byte[3])).bytes());
    }

    private void records() throws Exception {
        Forgery sound = Forgery.of(file);
        Forgery before = Forgery.of(older);
        int changed = changedRecord(sound, before);
        List<Integer> records = sound.records();
        made.put(
                "record_rolled_back",
                Forgery.of(file).value(changed, before.row(changed).value()).bytes());
        made.put("record_dropped_and_counted", Forgery.of(file).drop(changed).bytesCounted());
        made.put("record_dropped", Forgery.of(file).drop(changed).bytes());
        made.put(
                "records_swapped",
                Forgery.of(file).swapValues(records.get(0), records.get(1)).bytes());
        Row foreign = Forgery.of(otherVault).row(1);
        made.put(
                "record_of_another_vault",
                Forgery.of(file).value(changed, foreign.value()).bytes());
        made.put(
                "record_added_from_another_vault",
                Forgery.of(file).insert(foreign).bytes());
        byte[] key = sound.row(changed).key().clone();
        key[key.length - 1] ^= 1;
        made.put(
                "record_twice",
                Forgery.of(file)
                        .insert(new Row(key, sound.row(changed).value()))
                        .bytes());
        made.put(
                "record_renamed",
                Forgery.of(file)
                        .drop(changed)
                        .insert(new Row(key, sound.row(changed).value()))
                        .bytes());
        byte[] value = sound.row(changed).value().clone();
        value[value.length - 1] ^= 1;
        made.put("record_seal_changed", Forgery.of(file).value(changed, value).bytes());
        made.put(
                "record_too_short",
                Forgery.of(file).value(changed, Arrays.copyOf(value, 39)).bytes());
    }

    /** Facts and key of a record are sealed apart, and may not be taken apart. */
    private void factsAndKeys() throws Exception {
        Forgery sound = Forgery.of(file);
        int one = sound.records().get(0);
        byte[] value = sound.row(one).value();
        byte[] other = sound.row(sound.records().get(1)).value();
        int keyPos = FACTS_POS + ((value[FACTS_POS - 2] & 0xFF) << 8 | value[FACTS_POS - 1] & 0xFF);
        byte[] facts = value.clone();
        facts[FACTS_POS] ^= 1;
        made.put("record_facts_changed", Forgery.of(file).value(one, facts).bytes());
        byte[] size = value.clone();
        size[FACTS_POS - 2] = (byte) 0xFF;
        made.put("record_facts_size_huge", Forgery.of(file).value(one, size).bytes());
        byte[] key = value.clone();
        System.arraycopy(other, keyPos, key, keyPos, key.length - keyPos);
        made.put(
                "record_key_of_another_record", Forgery.of(file).value(one, key).bytes());
        made.put(
                "record_key_missing",
                Forgery.of(file).value(one, Arrays.copyOf(value, keyPos)).bytes());
    }

    /** The manifest has nothing to say against these: the seals must. */
    private void recordsOfTheGenerationListed() throws Exception {
        Forgery sound = Forgery.of(file);
        Forgery before = Forgery.of(older);
        int changed = changedRecord(sound, before);
        int one = sound.records().get(0);
        int other = sound.records().get(1);
        byte[] old = before.row(changed).value();
        byte[] foreign = Forgery.of(otherVault).row(1).value();
        made.put(
                "record_rolled_back_generation_kept",
                Forgery.of(file).relabel(changed, old).bytes());
        made.put(
                "record_of_another_vault_generation_kept",
                Forgery.of(file).relabel(changed, foreign).bytes());
        Forgery swapped = Forgery.of(file).relabel(one, sound.row(other).value());
        made.put(
                "records_swapped_generations_kept",
                swapped.relabel(other, sound.row(one).value()).bytes());
    }

    private void manifest() throws Exception {
        Forgery before = Forgery.of(older);
        int changed = changedRecord(Forgery.of(file), before);
        byte[] oldPage = before.row(0).value();
        made.put("manifest_page_rolled_back", Forgery.of(file).value(0, oldPage).bytes());
        made.put(
                "manifest_page_and_record_rolled_back",
                Forgery.of(file)
                        .value(0, oldPage)
                        .value(changed, before.row(changed).value())
                        .bytes());
        made.put("manifest_page_missing", Forgery.of(file).drop(0).bytes());
        made.put("manifest_page_empty", Forgery.of(file).value(0, new byte[0]).bytes());
        made.put(
                "manifest_page_of_another_vault",
                Forgery.of(file).value(0, Forgery.of(otherVault).row(0).value()).bytes());
    }

    private static int changedRecord(Forgery sound, Forgery before) {
        for (int record : sound.records()) {
            if (!Arrays.equals(sound.row(record).value(), before.row(record).value())) {
                return record;
            }
        }
        throw new AssertionError("no record changed");
    }
}
