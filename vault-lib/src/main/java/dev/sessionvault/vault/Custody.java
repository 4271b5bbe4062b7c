package dev.sessionvault.vault;

import dev.sessionvault.vault.VaultException.Reason;
import dev.sessionvault.vault.audit.Act;
import dev.sessionvault.vault.audit.Journal;
import dev.sessionvault.vault.audit.KeyedJournal;
import dev.sessionvault.vault.audit.Reading;
import dev.sessionvault.vault.audit.Verdict;
import dev.sessionvault.vault.format.v1.FormatException;
import dev.sessionvault.vault.format.v1.KeySchedule;
import dev.sessionvault.vault.format.v1.VaultFile;
import dev.sessionvault.vault.store.StoreException;
import dev.sessionvault.vault.store.VaultDirectory;
import dev.sessionvault.vault.store.WriterLock;
import java.util.Arrays;
import java.util.List;

/** The vault key and the newest contents we know, and the one way to change them: lock, read, change, log, replace. */
final class Custody implements AutoCloseable {
    private final VaultDirectory directory;
    private final KeySchedule keys;
    private final Stamps stamps;
    private final Journal journal;
    private final KeyedJournal keyedJournal;
    private VaultFile file;
    private Contents contents;
    private boolean closed;

    private Custody(VaultDirectory directory, KeySchedule keys, VaultFile file, Contents contents, Journal journal) {
        this.directory = directory;
        this.keys = keys;
        this.file = file;
        this.contents = contents;
        this.stamps = new Stamps(directory.used(), keys, file.preamble().vaultId());
        this.journal = journal;
        this.keyedJournal = journal.keyed(keys, file.preamble().vaultId());
    }

    /** Takes the keys over, also when it fails. */
    static Custody open(VaultDirectory directory, VaultFile file, KeySchedule keys, Journal journal)
            throws VaultException {
        try {
            return new Custody(directory, keys, file, Contents.open(directory.vault(), file, keys), journal);
        } catch (VaultException e) {
            keys.close();
            throw e;
        }
    }

    /**
     * What is done to the newest snapshot.
     *
     * @param <T> what comes of it
     */
    interface Change<T> {
        T apply(Contents newest, Draft draft) throws VaultException, FormatException;

        /** What {@link #apply} has done, a line of the log each; asked only if it changed the draft. */
        List<Act> acts();
    }

    VaultFile file() {
        return file;
    }

    Contents contents() {
        if (closed) {
            throw new IllegalStateException("the vault is closed");
        }
        return contents;
    }

    KeySchedule keys() {
        return keys;
    }

    Stamps stamps() {
        return stamps;
    }

    VaultDirectory directory() {
        return directory;
    }

    /** The log, by its key. Closing the vault closes it. */
    KeyedJournal journal() {
        return keyedJournal;
    }

    /** The log once more, for who goes on when the vault is closed; whoever asked closes it. */
    KeyedJournal ownJournal() {
        return journal.keyed(keys, file.preamble().vaultId());
    }

    long generation() {
        return file.preamble().generation();
    }

    <T> T change(Change<T> change) throws VaultException {
        contents();
        try (WriterLock lock = directory.lock(WriterLock.PATIENCE)) {
            refresh(VaultFile.parse(directory.read(VaultFile.MAX_BYTES)));
            Draft draft = Draft.after(contents, keys);
            T answer = change.apply(contents, draft);
            if (draft.isChanged()) {
                byte[] bytes = draft.encode();
                replace(lock, bytes, change.acts(), draft.generation());
                refresh(VaultFile.parse(bytes));
                if (draft.dropsOlderSnapshots()) {
                    directory.kept().drop(lock);
                }
                stamps.retain(draft.ids());
            }
            return answer;
        } catch (FormatException e) {
            throw Failures.inside(directory.vault(), e);
        } catch (StoreException e) {
            throw Failures.of(e);
        }
    }

    /** What the log does not tell does not happen. */
    private void replace(WriterLock lock, byte[] bytes, List<Act> acts, long generation) throws StoreException {
        long line = keyedJournal.change(acts, generation);
        try {
            directory.replace(lock, bytes);
        } catch (StoreException e) {
            keyedJournal.failed(line, String.valueOf(e.getMessage()), generation());
            throw e;
        }
    }

    /** Takes up what is on the disk now, as if the vault was opened again. */
    void reload() throws VaultException {
        contents();
        try {
            refresh(VaultFile.parse(directory.read(VaultFile.MAX_BYTES)));
        } catch (FormatException e) {
            throw Failures.inside(directory.vault(), e);
        } catch (StoreException e) {
            throw Failures.of(e);
        }
    }

    /** Of the snapshot that is the newest now. */
    long newestGeneration() throws VaultException {
        try {
            VaultFile newest = VaultFile.parse(directory.read(VaultFile.MAX_BYTES));
            newest.preamble().verify(keys);
            return newest.preamble().generation();
        } catch (FormatException e) {
            throw Failures.inside(directory.vault(), e);
        } catch (StoreException e) {
            throw Failures.of(e);
        }
    }

    /** What the log says. */
    Verdict verdict() throws VaultException {
        if (!keyedJournal.isThere()) {
            return new Verdict(List.of(), List.of(), List.of("there is no log yet"));
        }
        try (Reading reading = keyedJournal.read()) {
            return reading.verify(newestGeneration());
        } catch (StoreException e) {
            throw Failures.of(e);
        }
    }

    private void refresh(VaultFile newest) throws VaultException {
        if (!Arrays.equals(newest.preamble().vaultId(), file.preamble().vaultId())) {
            String why = directory.vault() + ": another vault is there now";
            throw new VaultException(Reason.WRONG_KEY, why, null, null);
        }
        Contents opened = Contents.open(directory.vault(), newest, keys);
        contents.close();
        contents = opened;
        file = newest;
    }

    @Override
    public void close() {
        closed = true;
        contents.close();
        keyedJournal.close();
        keys.close();
    }
}
