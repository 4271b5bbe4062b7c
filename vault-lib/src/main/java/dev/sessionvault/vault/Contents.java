package dev.sessionvault.vault;

import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.format.v1.FormatException;
import dev.sessionvault.vault.format.v1.KeySchedule;
import dev.sessionvault.vault.format.v1.Manifest;
import dev.sessionvault.vault.format.v1.ManifestPage;
import dev.sessionvault.vault.format.v1.Preamble;
import dev.sessionvault.vault.format.v1.RecordFacts;
import dev.sessionvault.vault.format.v1.RecordKey;
import dev.sessionvault.vault.format.v1.SealedRecord;
import dev.sessionvault.vault.format.v1.VaultFile;
import dev.sessionvault.vault.store.Row;
import dev.sessionvault.vault.store.StoreException;
import dev.sessionvault.vault.store.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One snapshot, unlocked. What it returns is checked against the manifest: present and listed, with the generation
 * listed, and nothing listed is missing. It opens only the pages and records that it is asked for.
 */
final class Contents implements AutoCloseable {
    private final Path vault;
    private final Preamble preamble;
    private final Table table;
    private final KeySchedule keys;
    private final Manifest manifest;
    private final @Nullable ManifestPage[] pages;
    private int openedPages;
    private int openedRecords;

    private Contents(Path vault, Preamble preamble, Table table, KeySchedule keys) {
        this.vault = vault;
        this.preamble = preamble;
        this.table = table;
        this.keys = keys;
        this.manifest = new Manifest(keys, preamble);
        this.pages = new ManifestPage[manifest.pageCount()];
    }

    /** Verifies the preamble. The keys stay the caller's. */
    static Contents open(Path vault, VaultFile file, KeySchedule keys) throws VaultException {
        try {
            file.preamble().verify(keys);
            Table table = Table.open(file.bytes(), file.tablePos(), file.tableEnd());
            if (table.rowCount()
                    != file.preamble().recordCount() + file.preamble().pageCount()) {
                throw damaged("table", "row count does not match the preamble");
            }
            return new Contents(vault, file.preamble(), table, keys);
        } catch (FormatException e) {
            throw Failures.inside(vault, e);
        } catch (StoreException e) {
            throw Failures.inside(vault, e);
        }
    }

    Preamble preamble() {
        return preamble;
    }

    /** The records of a tool in exactly this place. */
    List<Stored> find(ToolName tool, @Nullable String path) throws VaultException {
        byte[] prefix = RecordKey.prefix(keys, tool.value(), path);
        try {
            List<Row> rows = table.startingWith(prefix);
            requireListed(page(manifest.pageOf(prefix)).linesOf(prefix), rows);
            List<Stored> found = new ArrayList<>(rows.size());
            for (Row row : rows) {
                found.add(open(row));
            }
            return found;
        } catch (FormatException e) {
            throw Failures.inside(vault, e);
        } catch (StoreException e) {
            throw Failures.inside(vault, e);
        }
    }

    /** All rows of records, still sealed, each of them listed and none missing. */
    List<Row> records() throws VaultException {
        try {
            List<Row> rows = table.rows();
            List<ManifestPage.Line> lines = new ArrayList<>();
            for (int page = 0; page < manifest.pageCount(); page++) {
                if (!Arrays.equals(rows.get(page).key(), Manifest.pageKey(page))) {
                    throw damaged("manifest", "page " + page + " is not in its place");
                }
                lines.addAll(page(page).lines());
            }
            List<Row> records = rows.subList(manifest.pageCount(), rows.size());
            requireListed(lines, records);
            return records;
        } catch (FormatException e) {
            throw Failures.inside(vault, e);
        } catch (StoreException e) {
            throw Failures.inside(vault, e);
        }
    }

    Stored open(Row row) throws FormatException {
        RecordKey recordKey = RecordKey.parse(row.key());
        SealedRecord sealed = SealedRecord.parse(row.value());
        RecordFacts facts = sealed.facts(keys, preamble.vaultId(), recordKey);
        openedRecords++;
        try {
            requireInPlace(recordKey, facts);
            return Stored.of(recordKey, sealed, facts);
        } catch (IllegalArgumentException e) {
            throw damaged("record", String.valueOf(e.getMessage()));
        }
    }

    /** The key of a record of this snapshot, which whoever asked closes. */
    SecretBytes openKey(Stored stored) throws VaultException {
        try {
            return stored.openKey(keys, preamble.vaultId());
        } catch (FormatException e) {
            throw Failures.inside(vault, e);
        }
    }

    /** Whether the entry is there, with just this key. */
    boolean gives(EntryId id, SecretBytes key) throws VaultException {
        try {
            for (Row row : records()) {
                Stored stored = open(row);
                if ((stored.isKey() || stored.isLogin()) && stored.entry().id().equals(id)) {
                    try (SecretBytes there = openKey(stored)) {
                        return there.sameAs(key);
                    }
                }
            }
            return false;
        } catch (FormatException e) {
            throw Failures.inside(vault, e);
        }
    }

    private void requireInPlace(RecordKey recordKey, RecordFacts facts) {
        byte[] prefix = RecordKey.prefix(keys, facts.tool(), facts.path());
        if (!Arrays.equals(prefix, recordKey.prefix())) {
            throw new IllegalArgumentException("is not in its place");
        }
    }

    private ManifestPage page(int number) throws FormatException, StoreException {
        ManifestPage known = pages[number];
        if (known != null) {
            return known;
        }
        byte[] sealed = table.get(Manifest.pageKey(number));
        if (sealed == null) {
            throw damaged("manifest", "page " + number + " is missing");
        }
        ManifestPage page = manifest.open(number, sealed);
        openedPages++;
        pages[number] = page;
        return page;
    }

    private static void requireListed(List<ManifestPage.Line> lines, List<Row> rows) throws FormatException {
        if (lines.size() != rows.size()) {
            throw damaged("manifest", "lists " + lines.size() + " records where there are " + rows.size());
        }
        for (int i = 0; i < rows.size(); i++) {
            if (!Arrays.equals(lines.get(i).key(), rows.get(i).key())) {
                throw damaged("manifest", "lists another record than there is");
            }
            long generation = SealedRecord.parse(rows.get(i).value()).generation();
            if (lines.get(i).generation() != generation) {
                throw damaged("record", "generation " + generation + " is not the one listed");
            }
        }
    }

    private static FormatException damaged(String section, String why) {
        return FormatException.damaged(section, why);
    }

    /** For tests: how many pages of the manifest were opened. */
    int openedPages() {
        return openedPages;
    }

    /** For tests: how many records were opened. */
    int openedRecords() {
        return openedRecords;
    }

    @Override
    public void close() {
        manifest.close();
    }
}
