package dev.sessionvault.vault.audit;

import dev.sessionvault.vault.store.LogFiles;
import dev.sessionvault.vault.store.StoreException;
import java.util.List;

/**
 * The log of an open vault.
 *
 * <p>Guarantee: {@link #take} and {@link #change} have written their lines when they return, and nobody without the
 * vault's key can change one of them unseen. Closing it wipes the log's key.
 */
public final class KeyedJournal implements AutoCloseable {
    private static final Use NONE = Use.of("");

    private final Journal journal;
    private final Seals seals;

    KeyedJournal(Journal journal, Seals seals) {
        this.journal = journal;
        this.seals = seals;
    }

    /**
     * A key is about to be handed over.
     *
     * @return the line's number
     */
    public long take(Act act, Use use, long generation) throws StoreException {
        return append(line(Event.TAKE, act, use, generation), false);
    }

    /** A key was asked for and is not given. If it cannot be written down, that is complained of. */
    public void refuse(Act act, Use use, long generation) {
        try {
            append(line(Event.REFUSE, act, use, generation), false);
        } catch (StoreException e) {
            journal.complaints().hear("write down the refusal: " + e.getMessage());
        }
    }

    /**
     * A snapshot is about to become the newest one. When this returns the disk has it.
     *
     * @param acts what was changed, a line each
     * @param generation the new snapshot's
     * @return the last line's number
     */
    public long change(List<Act> acts, long generation) throws StoreException {
        if (acts.isEmpty()) {
            throw new IllegalArgumentException("a change that says nothing");
        }
        try (Writing writing = open(generation - 1)) {
            long number = 0;
            for (Act act : acts) {
                number = writing.add(line(Event.CHANGE, act, NONE, generation), true);
            }
            return number;
        }
    }

    /** What the line of this number says did not come about. If it cannot be written down, that is complained of. */
    public void failed(long number, String why, long generation) {
        try {
            Line line = line(Event.FAILED, Act.of("").because(why), NONE, generation);
            append(line.set(Field.OF, number), false);
        } catch (StoreException e) {
            journal.complaints().hear("write down what failed: " + e.getMessage());
        }
    }

    /** Whether there is anything to read. */
    public boolean isThere() {
        return journal.directory().isThere();
    }

    /** The log, to be read; nobody writes to it until that is closed. */
    public Reading read() throws StoreException {
        return new Reading(journal.directory().open(), seals);
    }

    private Line line(Event event, Act act, Use use, long generation) {
        Line line = journal.line(event, event == Event.FAILED ? act : withOpener(act))
                .set(Field.GENERATION, generation);
        use.tell(line);
        return line;
    }

    private Act withOpener(Act act) {
        String opener = journal.opener();
        if (opener.isEmpty()) {
            return act;
        }
        return act.because(act.why().isEmpty() ? opener : act.why() + "; " + opener);
    }

    private long append(Line line, boolean forced) throws StoreException {
        try (Writing writing = open(line.number(Field.GENERATION))) {
            return writing.add(line, forced);
        }
    }

    private Writing open(long generation) throws StoreException {
        LogFiles files = journal.directory().open();
        Writing writing = new Writing(files, seals);
        boolean found = false;
        try {
            writing.find(journal, generation);
            found = true;
            return writing;
        } finally {
            if (!found) {
                files.close();
            }
        }
    }

    @Override
    public void close() {
        seals.close();
    }
}
