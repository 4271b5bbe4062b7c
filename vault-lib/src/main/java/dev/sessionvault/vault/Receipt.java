package dev.sessionvault.vault;

import dev.sessionvault.vault.audit.KeyedJournal;

/** The line that a taking has in the log. It has a log key of its own, for the vault may be closed before the tool runs. */
final class Receipt implements AutoCloseable {
    private final KeyedJournal journal;
    private final long line;
    private final long generation;

    /** Takes the journal over. */
    Receipt(KeyedJournal journal, long line, long generation) {
        this.journal = journal;
        this.line = line;
        this.generation = generation;
    }

    void failed(String why) {
        journal.failed(line, why, generation);
    }

    @Override
    public void close() {
        journal.close();
    }
}
