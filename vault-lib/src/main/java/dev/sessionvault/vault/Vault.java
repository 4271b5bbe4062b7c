package dev.sessionvault.vault;

import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.audit.Act;
import dev.sessionvault.vault.audit.Journal;
import dev.sessionvault.vault.audit.Use;
import dev.sessionvault.vault.audit.Verdict;
import dev.sessionvault.vault.format.v1.RecordKind;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An open vault: keys and logins, each bound to one tool and one place.
 *
 * <p>Guarantee: what it answers is what was last written with this vault's key, or a {@link VaultException}; a file in
 * which records were changed, swapped, dropped, or brought back one by one is never answered from. Not guaranteed:
 * that the whole file is the newest. FORMAT.md says what else is not.
 *
 * <p>It answers from the snapshot that was read when it was opened, or that it wrote last itself; writing always begins
 * with the newest. Not safe for use by several threads.
 */
public final class Vault implements AutoCloseable {
    private final Custody custody;
    private final InstantSource clock;

    Vault(Custody custody, InstantSource clock) {
        this.custody = custody;
        this.clock = clock;
    }

    /**
     * Makes a new vault with these slots, and its directory if there is none. The slots stay the caller's.
     *
     * @param journal what is done with the vault is written there, beginning with its making
     * @throws VaultException EXISTS, PERMISSIONS, BUSY, UNWRITABLE
     * @throws IllegalArgumentException unless there are 1 to 16 slots
     */
    public static Vault create(Path directory, List<NewSlot> slots, Journal journal, InstantSource clock)
            throws VaultException {
        long now = clock.instant().getEpochSecond();
        return new Vault(Creation.create(directory, slots, journal, now), clock);
    }

    /** The same vault with another clock; closing either closes both. */
    public Vault withClock(InstantSource otherClock) {
        return new Vault(custody, otherClock);
    }

    /**
     * The key that a tool gets in a directory: of the nearest entry above it, else of the global one. The answer, key or
     * refusal, is written into the log first; no key is given if that fails.
     *
     * @param workingDirectory absolute, symbolic links resolved, in the form of {@link Scope.Project}
     * @param account which account, or {@code null} for the only or unnamed one
     * @param use what for
     * @throws VaultException DAMAGED; PERMISSIONS, BUSY, UNWRITABLE if the log cannot be written
     */
    public Taking take(ToolName tool, String workingDirectory, @Nullable AccountName account, Use use)
            throws VaultException {
        return asking(RecordKind.KEY, tool, workingDirectory, account).take(use);
    }

    /** What {@link #take} would answer, without the key; writes nothing. */
    public Selection select(ToolName tool, String workingDirectory, @Nullable AccountName account)
            throws VaultException {
        return asking(RecordKind.KEY, tool, workingDirectory, account).select();
    }

    /** As {@link #take}, but of keys and logins alike: the nearest place decides, whichever it has. */
    public Taking takeKeyOrLogin(ToolName tool, String workingDirectory, @Nullable AccountName account, Use use)
            throws VaultException {
        return asking(null, tool, workingDirectory, account).take(use);
    }

    /** What {@link #takeKeyOrLogin} would answer, without the key or login; writes nothing. */
    public Selection selectKeyOrLogin(ToolName tool, String workingDirectory, @Nullable AccountName account)
            throws VaultException {
        return asking(null, tool, workingDirectory, account).select();
    }

    /** @param kind what is looked for: {@code null} for keys and logins */
    Asking asking(@Nullable RecordKind kind, ToolName tool, String workingDirectory, @Nullable AccountName account)
            throws VaultException {
        return Asking.of(custody, now(), new Lookup(custody.contents(), kind, tool, account), workingDirectory);
    }

    /**
     * The keys and logins that could be taken in a directory by naming their accounts: of each account the nearest.
     *
     * @param workingDirectory see {@link #take}
     */
    public List<Entry> accounts(ToolName tool, String workingDirectory) throws VaultException {
        return custody.stamps().entries(new Accounts(custody.contents(), tool).from(workingDirectory));
    }

    /**
     * All entries, by tool, place and account, after checking every byte of the vault. Keys of sv's own are none of them.
     *
     * @throws VaultException DAMAGED
     */
    public List<Entry> entries() throws VaultException {
        return inventory().entries();
    }

    /**
     * All entries, former keys and choices, after checking every byte of the vault. Keys of sv's own are none of them.
     *
     * @throws VaultException DAMAGED
     */
    public Inventory inventory() throws VaultException {
        Contents contents = custody.contents();
        return Inventory.of(custody.directory().vault(), custody.file(), contents, custody.stamps())
                .ofTools();
    }

    /**
     * The keys of sv's own that have this name: FORMAT.md "Own keys". {@link #add} stores them, everywhere and without an
     * end.
     */
    public List<Entry> ownKeys(ToolName name) throws VaultException {
        return new OwnKeys(custody, name).entries();
    }

    /**
     * One of them; the log has a line first, and no key is given if that fails. The caller closes it.
     *
     * @param why what is to be known of this use, without a secret
     */
    public Optional<SecretBytes> takeOwn(ToolName name, AccountName account, Use use, String why)
            throws VaultException {
        return new OwnKeys(custody, name).take(account, use, why);
    }

    /** The logins in it. */
    public Logins logins() {
        return new Logins(this);
    }

    /**
     * Writes into the log that the key of a slot is about to be given to somebody who keeps it; it must not be if that
     * fails.
     *
     * @param why to whom, and until when
     * @return the line, whose {@link Receipt#failed} says that nobody got it; the caller closes it
     * @throws VaultException PERMISSIONS, BUSY, UNWRITABLE
     */
    public Receipt giveSlotKey(Use use, String why) throws VaultException {
        return Receipt.of(custody, Act.of("").because(why), use);
    }

    /**
     * Which entry has a key that was found in the open, by {@link LeakFingerprint}; of a key that a rotation replaced,
     * the entry that it was. Gives no key, and writes nothing.
     *
     * @throws VaultException DAMAGED
     */
    public Map<String, Entry> byLeakFingerprint() throws VaultException {
        return LeakFingerprint.all(custody.contents(), custody.directory().vault());
    }

    /**
     * Stores a key. An entry with the same tool, scope and account is replaced and keeps its id.
     *
     * @param key 1 to 16384 bytes without NUL; stays the caller's
     * @throws IllegalArgumentException if the key is not of that form
     * @throws VaultException BUSY, UNWRITABLE, or why the newest snapshot cannot be read
     */
    public Entry add(NewEntry entry, SecretBytes key) throws VaultException {
        return change(new Adding(custody.keys(), entry, key, now()));
    }

    /**
     * Whether the vault, as it is on the disk now, gives this key or login for the entry: it is read again, and checked, before
     * whoever asks destroys another copy.
     *
     * @param key stays the caller's
     */
    public boolean gives(EntryId id, SecretBytes key) throws VaultException {
        custody.reload();
        return custody.contents().gives(id, key);
    }

    /**
     * Removes entries, keys with their former ones and logins, and returns how many there were; ids that are not there are passed over.
     */
    public int remove(Set<EntryId> ids) throws VaultException {
        return change(new Removing(custody.keys(), ids));
    }

    /**
     * Proof that somebody is there who knows what opens this slot.
     *
     * @param slotKey what {@link Slot#derive} gave; stays the caller's
     * @throws VaultException WRONG_KEY
     * @throws IllegalArgumentException if a root opens the slot
     */
    public Presence present(Slot slot, SecretBytes slotKey) throws VaultException {
        return Presence.of(custody.contents().preamble(), slot, slotKey);
    }

    /**
     * Lets an entry's time begin anew, with this expiry.
     *
     * @throws VaultException ABSENT if it is not there any more
     */
    public Entry renew(Presence presence, EntryId id, Expiry expiry) throws VaultException {
        presence.requireFor(custody.contents().preamble());
        return change(new Renewing(custody.keys(), id, expiry, now()));
    }

    /**
     * Gives an entry a new key and keeps its old one as the former key, until {@link #confirm} or {@link #takeBack}. Its
     * time begins anew.
     *
     * @param key see {@link #add}
     * @throws VaultException ABSENT, or EXISTS if the rotation before is not settled, or the key is the same
     */
    public Entry rotate(EntryId id, SecretBytes key) throws VaultException {
        return change(new Rotating(custody.keys(), custody.stamps(), id, key, true, now()));
    }

    /**
     * {@link #rotate} and {@link #confirm} at once, for a key that was proven to work.
     *
     * @throws VaultException ABSENT, EXISTS
     */
    public Entry replace(EntryId id, SecretBytes key) throws VaultException {
        return change(new Rotating(custody.keys(), custody.stamps(), id, key, false, now()));
    }

    /**
     * Destroys the former key of an entry, in the snapshots that are kept too: they are deleted. Copies that were made
     * of the vault's file still hold it.
     *
     * @throws VaultException ABSENT if there is none
     */
    public Entry confirm(EntryId id) throws VaultException {
        return change(new Settling(custody.keys(), id, true));
    }

    /**
     * Gives an entry its former key back, with the times that it had; the new key is gone.
     *
     * @throws VaultException ABSENT if there is none
     */
    public Entry takeBack(EntryId id) throws VaultException {
        return change(new Settling(custody.keys(), id, false));
    }

    /**
     * Has a place use an account for a tool, unless another one is asked for.
     *
     * @param account {@code null} to have no choice there
     * @return whether that changed anything
     */
    public boolean choose(ToolName tool, Scope scope, @Nullable AccountName account) throws VaultException {
        return change(new Choosing(custody.keys(), tool, scope, account, now()));
    }

    /**
     * What the log says, and whether it is as it was written.
     *
     * @throws VaultException PERMISSIONS, BUSY or UNWRITABLE if it cannot be read while nobody writes
     */
    public Verdict log() throws VaultException {
        return custody.verdict();
    }

    private <T> T change(Custody.Change<T> change) throws VaultException {
        return custody.change(change);
    }

    long now() {
        return clock.instant().getEpochSecond();
    }

    Custody custody() {
        return custody;
    }

    /** For tests: what it answers from. */
    Contents contents() {
        return custody.contents();
    }

    /** Wipes the vault key. Closing twice does nothing. */
    @Override
    public void close() {
        custody.close();
    }
}
