package dev.sessionvault.vault;

import dev.sessionvault.secret.SecretBytes;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An open vault: keys, each bound to one tool and one place.
 *
 * <p>Guarantee: what it answers is what was last written with this vault's key, or a {@link VaultException}; a file in
 * which records were changed, swapped, dropped, or brought back one by one is never answered from. Not guaranteed:
 * that the whole file is the newest. FORMAT.md says what else is not.
 *
 * <p>It answers from the snapshot that was read when it was opened, or that it wrote last itself; writing always begins
 * with the newest. Not safe for use by several threads.
 */
public final class Vault implements AutoCloseable {

    /**
     * Makes a new vault with these slots, and its directory if there is none. The slots stay the caller's.
     *
     * @throws VaultException EXISTS, PERMISSIONS, BUSY, UNWRITABLE
     */
    public static Vault create(Path directory, List<NewSlot> slots, InstantSource clock) throws VaultException {
        throw new UnsupportedOperationException();
    }

    /** The same vault with another clock; closing either closes both. */
    public Vault withClock(InstantSource clock) {
        throw new UnsupportedOperationException();
    }

    /**
     * The key that a tool gets in a directory: of the nearest entry above it, else of the global one.
     *
     * @param workingDirectory absolute, symbolic links resolved
     * @param account which account, or {@code null} for the only or unnamed one
     */
    public Taking take(ToolName tool, String workingDirectory, @Nullable AccountName account) throws VaultException {
        throw new UnsupportedOperationException();
    }

    /** What {@link #take} would answer, without the key; writes nothing. */
    public Selection select(ToolName tool, String workingDirectory, @Nullable AccountName account)
            throws VaultException {
        throw new UnsupportedOperationException();
    }

    /** All entries, by tool, place and account, after checking every record of the vault. */
    public List<Entry> entries() throws VaultException {
        throw new UnsupportedOperationException();
    }

    /**
     * Stores a key. An entry with the same tool, scope and account is replaced and keeps its id.
     *
     * @param key 1 to 16384 bytes without NUL; stays the caller's
     * @throws IllegalArgumentException if the key is not of that form
     */
    public Entry add(NewEntry entry, SecretBytes key) throws VaultException {
        throw new UnsupportedOperationException();
    }

    /** Removes entries and returns how many there were; ids that are not there are passed over. */
    public int remove(Set<EntryId> ids) throws VaultException {
        throw new UnsupportedOperationException();
    }

    /** Puts a fresh slot in the place of an old one, which opens the vault no more. */
    public void replaceSlot(Slot old, NewSlot fresh) throws VaultException {
        throw new UnsupportedOperationException();
    }

    /** Wipes the vault key. Closing twice does nothing. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
