package dev.sessionvault.vault;

import dev.sessionvault.vault.format.v1.FormatException;
import dev.sessionvault.vault.format.v1.RecordKind;
import dev.sessionvault.vault.format.v1.VaultFile;
import dev.sessionvault.vault.store.Row;
import dev.sessionvault.vault.store.StoreException;
import dev.sessionvault.vault.store.TableWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Everything in a vault but the keys, after checking everything in it: FORMAT.md "Checking".
 *
 * @param entries by tool, place and account
 * @param logins by tool, place and account
 * @param formers the keys that a rotation replaced and nobody confirmed yet, as the entries that they were
 * @param choices by tool and place
 */
public record Inventory(List<Entry> entries, List<Entry> logins, List<Entry> formers, List<Choice> choices) {
    private static final Comparator<Entry> BY_PLACE = Comparator.comparing(
                    (Entry entry) -> entry.tool().value())
            .thenComparing(entry -> String.valueOf(Stored.path(entry.scope())));
    private static final Comparator<Entry> BY_ACCOUNT =
            BY_PLACE.thenComparing(entry -> entry.account().value());

    public Inventory {
        entries = List.copyOf(entries);
        logins = List.copyOf(logins);
        formers = List.copyOf(formers);
        choices = List.copyOf(choices);
    }

    static Inventory of(Path vault, VaultFile file, Contents contents, Stamps stamps) throws VaultException {
        List<Row> records = contents.records();
        try {
            TableWriter.requireCanonical(file.bytes(), file.tablePos(), file.tableEnd());
            List<Stored> all = sorted(contents, records);
            List<Stored> keys = only(RecordKind.KEY, all);
            List<Stored> logins = only(RecordKind.LOGIN, all);
            List<Stored> formers = only(RecordKind.FORMER, all);
            List<Stored> choices = only(RecordKind.CHOICE, all);
            requireDistinct(keys, BY_ACCOUNT, "key for the same tool, place and account");
            requireDistinct(logins, BY_ACCOUNT, "login for the same tool, place and account");
            requireDistinct(formers, BY_ACCOUNT, "former key of the same entry");
            requireDistinct(choices, BY_PLACE, "choice for the same tool and place");
            requireSuccessors(formers, keys);
            return new Inventory(
                    stamps.entries(keys),
                    stamps.entries(logins),
                    formers.stream().map(Stored::entry).toList(),
                    choices.stream().map(Stored::choice).toList());
        } catch (FormatException e) {
            throw Failures.inside(vault, e);
        } catch (StoreException e) {
            throw Failures.inside(vault, e);
        }
    }

    /** The entries and the logins, by tool, place and account. */
    public List<Entry> keysAndLogins() {
        List<Entry> all = new ArrayList<>(entries);
        all.addAll(logins);
        all.sort(BY_ACCOUNT);
        return all;
    }

    /** Without the keys of sv's own. */
    Inventory ofTools() {
        return new Inventory(
                entries.stream().filter(entry -> !entry.tool().isOwn()).toList(), logins, formers, choices);
    }

    private static List<Stored> sorted(Contents contents, List<Row> records) throws FormatException {
        List<Stored> all = new ArrayList<>(records.size());
        for (Row row : records) {
            all.add(contents.open(row));
        }
        all.sort(Comparator.comparing(Stored::entry, BY_ACCOUNT));
        return all;
    }

    private static List<Stored> only(RecordKind kind, List<Stored> all) {
        return all.stream().filter(stored -> stored.kind() == kind).toList();
    }

    private static void requireDistinct(List<Stored> sorted, Comparator<Entry> order, String what)
            throws FormatException {
        for (int i = 1; i < sorted.size(); i++) {
            if (order.compare(sorted.get(i - 1).entry(), sorted.get(i).entry()) == 0) {
                throw FormatException.damaged("record", "a second " + what);
            }
        }
    }

    private static void requireSuccessors(List<Stored> formers, List<Stored> keys) throws FormatException {
        for (Stored former : formers) {
            if (keys.stream().noneMatch(key -> BY_ACCOUNT.compare(key.entry(), former.entry()) == 0)) {
                throw FormatException.damaged("record", "a former key without the one that replaced it");
            }
        }
    }

    /** The key that this entry had before its rotation, if that is not confirmed yet. */
    public Optional<Entry> formerOf(Entry entry) {
        return formers.stream()
                .filter(former -> BY_ACCOUNT.compare(former, entry) == 0)
                .findFirst();
    }
}
