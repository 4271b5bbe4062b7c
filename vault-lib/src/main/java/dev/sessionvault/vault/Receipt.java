package dev.sessionvault.vault;

import dev.sessionvault.vault.audit.Act;
import dev.sessionvault.vault.audit.KeyedJournal;
import dev.sessionvault.vault.audit.Use;
import dev.sessionvault.vault.store.StoreException;

/** The line that a taking has in the log. It has a log key of its own, for the vault may be closed before the tool runs. */
public final class Receipt implements AutoCloseable {
    private final KeyedJournal journal;
    private final long line;
    private final long generation;

    /** Takes the journal over. */
    private Receipt(KeyedJournal journal, long line, long generation) {
        this.journal = journal;
        this.line = line;
        this.generation = generation;
    }

    /** Writes the line. */
    static Receipt of(Custody custody, Act act, Use use) throws VaultException {
        KeyedJournal own = custody.ownJournal();
        Receipt receipt = null;
        try {
            long line = own.take(act, use, custody.generation());
            receipt = new Receipt(own, line, custody.generation());
            return receipt;
        } catch (StoreException e) {
            throw Failures.of(e);
        } finally {
            if (receipt == null) {
                own.close();
            }
        }
    }

    /** Nobody got it in the end. */
    public void failed(String why) {
        journal.failed(line, why, generation);
    }

    @Override
    public void close() {
        journal.close();
    }
}
