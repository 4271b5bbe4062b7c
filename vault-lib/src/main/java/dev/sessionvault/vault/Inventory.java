package dev.sessionvault.vault;

import dev.sessionvault.vault.format.v1.FormatException;
import dev.sessionvault.vault.format.v1.VaultFile;
import dev.sessionvault.vault.store.Row;
import dev.sessionvault.vault.store.StoreException;
import dev.sessionvault.vault.store.TableWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything in a vault, after checking everything in it: FORMAT.md "Checking". */
final class Inventory {
    private static final Comparator<Entry> ORDER = Comparator.comparing(
                    (Entry entry) -> entry.tool().value())
            .thenComparing(entry -> String.valueOf(Stored.path(entry.scope())))
            .thenComparing(entry -> entry.account().value());

    private Inventory() {}

    static List<Entry> of(Path vault, VaultFile file, Contents contents, Stamps stamps) throws VaultException {
        List<Row> records = contents.records();
        try {
            TableWriter.requireCanonical(file.bytes(), file.tablePos(), file.tableEnd());
            List<Entry> entries = new ArrayList<>(records.size());
            for (Row row : records) {
                try (Stored stored = contents.open(row)) {
                    entries.add(stamps.entry(stored));
                }
            }
            entries.sort(ORDER);
            requireDistinct(entries);
            return List.copyOf(entries);
        } catch (FormatException e) {
            throw Failures.inside(vault, e);
        } catch (StoreException e) {
            throw Failures.inside(vault, e);
        }
    }

    private static void requireDistinct(List<Entry> sorted) throws FormatException {
        for (int i = 1; i < sorted.size(); i++) {
            if (ORDER.compare(sorted.get(i - 1), sorted.get(i)) == 0) {
                throw FormatException.damaged("record", "a second one for the same tool, place and account");
            }
        }
    }
}
