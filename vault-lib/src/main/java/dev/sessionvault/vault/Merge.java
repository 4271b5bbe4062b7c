package dev.sessionvault.vault;

import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.audit.Act;
import dev.sessionvault.vault.format.v1.FormatException;
import dev.sessionvault.vault.format.v1.KeySchedule;
import dev.sessionvault.vault.format.v1.RecordKey;
import dev.sessionvault.vault.store.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Entries of one vault stored in another: all that were meant, or none. When they were made and used, and until when
 * they are good, goes with them.
 */
public final class Merge {

    /** What becomes of an entry whose place is taken. */
    public enum WhenTaken {
        REFUSE,
        REPLACE,
        KEEP
    }

    private final Vault from;
    private final Moves moves;
    private final WhenTaken whenTaken;

    /** @param from stays open, and the caller's */
    public Merge(Vault from, Moves moves, WhenTaken whenTaken) {
        this.from = from;
        this.moves = moves;
        this.whenTaken = whenTaken;
    }

    /** @throws VaultException DAMAGED, of either vault, BUSY, UNWRITABLE */
    public Merged into(Vault vault) throws VaultException {
        from.entries(); // every byte of it is checked before the first one is written
        Optional<Entry> collision = collision();
        if (collision.isPresent()) {
            return new Merged.Collision(collision.get());
        }
        return vault.custody().change(new Change(vault.custody().keys()));
    }

    /** An entry that the moves bring to the place of another one, of the same tool and account. */
    public Optional<Entry> collision() throws VaultException {
        Set<List<String>> places = new HashSet<>();
        for (Entry entry : from.entries()) {
            Entry moved = entry.in(moves.apply(entry.scope()));
            if (!places.add(place(moved))) {
                return Optional.of(moved);
            }
        }
        return Optional.empty();
    }

    private static List<String> place(Entry entry) {
        String path = String.valueOf(Stored.path(entry.scope()));
        return List.of(entry.tool().value(), path, entry.account().value());
    }

    private final class Change implements Custody.Change<Merged> {
        private final KeySchedule keys;
        private final List<Act> acts = new ArrayList<>();

        Change(KeySchedule keys) {
            this.keys = keys;
        }

        @Override
        public Merged apply(Contents newest, Draft draft) throws VaultException, FormatException {
            Merged merged = merge(plan(newest), new Carrying(draft, keys));
            if (merged instanceof Merged.Done done) {
                done.added().forEach(entry -> acts.add(Acts.of("import", entry)));
                done.replaced().forEach(entry -> acts.add(Acts.of("import", entry)));
            }
            return merged;
        }

        @Override
        public List<Act> acts() {
            return List.copyOf(acts);
        }
    }

    private Merged merge(List<Planned> all, Carrying carrying) throws VaultException {
        List<Entry> taken = new ArrayList<>();
        all.forEach(planned -> planned.addTakenTo(taken));
        if (whenTaken == WhenTaken.REPLACE) {
            taken.removeIf(there -> !there.isLogin()); // a key takes a key's place, never a login's
        }
        if (whenTaken != WhenTaken.KEEP && !taken.isEmpty()) {
            return new Merged.Clash(taken);
        }
        return carry(all, carrying);
    }

    /** Every record of the export but former keys, in its new place. */
    private List<Planned> plan(Contents newest) throws VaultException, FormatException {
        Custody source = from.custody();
        List<Planned> all = new ArrayList<>();
        for (Row row : source.contents().records()) {
            Stored stored = source.contents().open(row);
            boolean ofTool = !stored.entry().tool().isOwn(); // who made the export shall not say who we are
            if (ofTool && (stored.isKey() || stored.isChoice())) {
                Entry latest = source.stamps().entry(stored);
                all.add(new Planned(stored, latest.in(moves.apply(latest.scope())), newest));
            }
        }
        return all;
    }

    private Merged carry(List<Planned> all, Carrying carrying) throws VaultException {
        List<Entry> added = new ArrayList<>();
        List<Entry> replaced = new ArrayList<>();
        List<Entry> kept = new ArrayList<>();
        for (Planned planned : all) {
            boolean isTaken = planned.existing != null;
            if (planned.stored.isChoice()) {
                carryChoice(planned, carrying);
            } else if (isTaken && whenTaken == WhenTaken.KEEP) {
                kept.add(planned.moved);
            } else {
                (isTaken ? replaced : added).add(carryKey(planned, carrying));
            }
        }
        return new Merged.Done(added, replaced, kept);
    }

    private Entry carryKey(Planned planned, Carrying carrying) throws VaultException {
        try (SecretBytes key = from.custody().contents().openKey(planned.stored)) {
            return carrying.put(planned.moved, key, planned.existingKey());
        }
    }

    /** What was chosen here stays chosen, unless everything of the export shall count. */
    private void carryChoice(Planned planned, Carrying carrying) {
        if (planned.existing == null || whenTaken == WhenTaken.REPLACE) {
            carrying.putChoice(planned.moved, planned.existingKey());
        }
    }

    /** A record, where it shall be, and what is there. */
    private static final class Planned {
        private final Stored stored;
        private final Entry moved;
        private final @Nullable Stored existing;

        Planned(Stored stored, Entry moved, Contents newest) throws VaultException {
            this.stored = stored;
            this.moved = moved;
            this.existing = existing(stored, moved, newest);
        }

        private static @Nullable Stored existing(Stored stored, Entry moved, Contents newest) throws VaultException {
            for (Stored here : newest.find(moved.tool(), Stored.path(moved.scope()))) {
                if (stored.isChoice() ? here.isChoice() : isTaken(here, moved)) {
                    return here;
                }
            }
            return null;
        }

        private static boolean isTaken(Stored here, Entry moved) {
            return (here.isKey() || here.isLogin()) && here.isOf(moved.account());
        }

        @Nullable
        RecordKey existingKey() {
            return existing == null ? null : existing.recordKey();
        }

        void addTakenTo(List<Entry> taken) {
            if (existing != null && stored.isKey()) {
                taken.add(existing.entry());
            }
        }
    }
}
