package dev.sessionvault.vault;

import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.audit.Use;
import dev.sessionvault.vault.format.v1.KeyBody;
import dev.sessionvault.vault.format.v1.RecordKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The logins of an open vault: FORMAT.md "Logins". A login is what a tool wrote down when somebody logged in, bound to a
 * place and an account as a key is. {@link Vault#takeKeyOrLogin} gives whichever is nearer; here are logins alone.
 *
 * <p>Good while the vault is open.
 */
public final class Logins {
    /** The largest login. */
    public static final int MAX_BYTES = KeyBody.MAX_LOGIN_BYTES;

    private final Vault vault;
    private final Custody custody;

    Logins(Vault vault) {
        this.vault = vault;
        this.custody = vault.custody();
    }

    /**
     * Stores a login. None is replaced: {@link #update} does that, and only what it knows.
     *
     * @param login 1 to {@link #MAX_BYTES} bytes; stays the caller's
     * @throws IllegalArgumentException if it is empty or too large
     * @throws VaultException EXISTS if the tool has a login or a key for this place and account; BUSY, UNWRITABLE, or why the
     *     newest snapshot cannot be read
     */
    public Entry adopt(NewEntry said, SecretBytes login) throws VaultException {
        return custody.change(new Adopting(custody.keys(), said, requireStorable(login), vault.now()));
    }

    /**
     * Puts what the tool made of a login in its place, if the vault still has the one that the tool began with: else
     * somebody else was faster, and whose is newer only the tool's own words can tell.
     *
     * @param before the fingerprint of the login that the tool began with
     * @param login as for {@link #adopt}
     * @return the entry as it is now, or nothing if the vault has another login by now
     * @throws VaultException ABSENT if the entry is not there any more; BUSY, UNWRITABLE
     */
    public Optional<Entry> update(EntryId id, String before, SecretBytes login) throws VaultException {
        return custody.change(new Updating(custody.keys(), id, before, requireStorable(login), vault.now()));
    }

    /** As {@link Vault#take}: the login is the answer's key. */
    public Taking take(ToolName tool, String workingDirectory, @Nullable AccountName account, Use use)
            throws VaultException {
        return vault.asking(RecordKind.LOGIN, tool, workingDirectory, account).take(use);
    }

    /** As {@link Vault#select}. */
    public Selection select(ToolName tool, String workingDirectory, @Nullable AccountName account)
            throws VaultException {
        return vault.asking(RecordKind.LOGIN, tool, workingDirectory, account).select();
    }

    private static SecretBytes requireStorable(SecretBytes login) {
        if (login.size() < 1 || login.size() > MAX_BYTES) {
            throw new IllegalArgumentException("login: want 1 to " + MAX_BYTES + " bytes");
        }
        return login;
    }
}
