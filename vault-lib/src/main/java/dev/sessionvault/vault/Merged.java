package dev.sessionvault.vault;

import java.util.List;

/** The answer to {@link Merge#apply}. */
public sealed interface Merged {

    /**
     * All of it is done.
     *
     * @param added entries that are new, where they are now
     * @param replaced entries that took the place of others
     * @param kept entries that were passed over for those that were there
     */
    record Done(List<Entry> added, List<Entry> replaced, List<Entry> kept) implements Merged {
        public Done {
            added = List.copyOf(added);
            replaced = List.copyOf(replaced);
            kept = List.copyOf(kept);
        }
    }

    /** Nothing is done: the vault has entries, or logins, of the same tool, place and account. */
    record Clash(List<Entry> existing) implements Merged {
        public Clash {
            existing = List.copyOf(existing);
        }
    }

    /** Nothing is done: the moves bring two entries of the same tool and account to one place. */
    record Collision(Entry entry) implements Merged {}
}
