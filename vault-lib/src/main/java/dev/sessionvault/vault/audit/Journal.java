package dev.sessionvault.vault.audit;

import dev.sessionvault.vault.format.v1.KeySchedule;
import dev.sessionvault.vault.store.ChannelLocks;
import dev.sessionvault.vault.store.Locks;
import dev.sessionvault.vault.store.LogDirectory;
import dev.sessionvault.vault.store.LogFiles;
import dev.sessionvault.vault.store.StoreException;
import java.io.File;
import java.time.InstantSource;
import java.util.Arrays;

/**
 * The log as a process without the vault's key has it: it can write down refusals, which stay unproven until a line with
 * a mac follows. The vault makes a {@link KeyedJournal} of it when it opens.
 */
public final class Journal {
    /** Lines without a mac never move files up: whoever cannot open the vault shall not push the proven lines out. */
    private static final int UNPROVEN_BYTES = LogFiles.FULL_BYTES / 4 * 5;

    private final LogDirectory directory;
    private final Circumstances circumstances;
    private final InstantSource clock;
    private final Complaints complaints;
    private final String opener;

    public Journal(File directory, Circumstances circumstances, InstantSource clock, Complaints complaints) {
        this(directory, new ChannelLocks(), circumstances, clock, complaints);
    }

    /** @param locks how the log is locked */
    public Journal(
            File directory, Locks locks, Circumstances circumstances, InstantSource clock, Complaints complaints) {
        this(new LogDirectory(directory, locks), circumstances, clock, complaints, "");
    }

    private Journal(
            LogDirectory directory,
            Circumstances circumstances,
            InstantSource clock,
            Complaints complaints,
            String opener) {
        this.directory = directory;
        this.circumstances = circumstances;
        this.clock = clock;
        this.complaints = complaints;
        this.opener = opener;
    }

    /** The same log, where each line of the open vault also says what opened it. */
    public Journal openedBy(String what) {
        return new Journal(directory, circumstances, clock, complaints, what);
    }

    /** Writes down that something was refused before the vault was open. If it cannot, it complains. */
    public void refuse(Act act, Use use) {
        try (LogFiles files = directory.open()) {
            if (files.size() >= UNPROVEN_BYTES) {
                complaints.hear("write down the refusal: " + directory.newest() + ": it is full");
                return;
            }
            Tail tail = Tail.unproven(files);
            Line line = line(Event.REFUSE, act);
            use.tell(line);
            line.set(Field.NUMBER, tail.number + 1).set(Field.PREV, tail.seal);
            files.append(withEnd(line), false);
        } catch (StoreException e) {
            complaints.hear("write down the refusal: " + e.getMessage());
        }
    }

    /**
     * Goes the way of a line without writing one, while the caller waits for the key anyway: most of a first line's time
     * is that of code that was never run. What is wrong is left for the line to find.
     */
    public void prepare() {
        if (!directory.isThere()) {
            return;
        }
        try (LogFiles files = directory.openAtOnce()) {
            files.head();
            files.end(1);
            line(Event.TAKE, Act.of("")).encode();
        } catch (StoreException e) {
            // It is found again.
        }
    }

    /** The log of a vault that is open. */
    public KeyedJournal keyed(KeySchedule keys, byte[] vaultId) {
        return new KeyedJournal(this, new Seals(keys.logKey(), vaultId));
    }

    /** A line that says this, here and now. */
    Line line(Event event, Act act) {
        Line line = new Line()
                .set(Field.TIME, Math.max(0, clock.instant().getEpochSecond()))
                .set(Field.EVENT, event.token())
                .set(Field.WHAT, LogText.of(act.what()))
                .set(Field.TOOL, LogText.of(act.tool()))
                .set(Field.ENTRY, LogText.of(act.entry()))
                .set(Field.ACCOUNT, LogText.of(act.account()))
                .set(Field.FINGERPRINT, LogText.of(act.fingerprint()))
                .set(Field.WHY, LogText.of(act.why()));
        circumstances.tell(line);
        return line;
    }

    static byte[] withEnd(Line line) {
        byte[] bytes = line.encode();
        byte[] whole = Arrays.copyOf(bytes, bytes.length + 1);
        whole[bytes.length] = '\n';
        return whole;
    }

    /** What opened the vault, where that is to be told; else empty. */
    String opener() {
        return opener;
    }

    LogDirectory directory() {
        return directory;
    }

    Complaints complaints() {
        return complaints;
    }

    InstantSource clock() {
        return clock;
    }
}
