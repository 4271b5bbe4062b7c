package dev.sessionvault.launcher.health;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.vault.SealedVault;
import dev.sessionvault.vault.Slot;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import dev.sessionvault.vault.VaultException.Reason;
import dev.sessionvault.vault.audit.Journal;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The vault, opened at most once, by its root and without a question; or why it is not. What several examinations want
 * to know of it they ask one after the other.
 */
public final class Holdings implements AutoCloseable {
    private final Path data;
    private final Function<RootKind, KeyRoot> roots;
    private final Supplier<Journal> journal;

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Vault vault;
    private @Nullable UnseenException refusal;
    private boolean given;

    /** @param data the vault's directory */
    public Holdings(Path data, Function<RootKind, KeyRoot> roots, Supplier<Journal> journal) {
        this.data = data;
        this.roots = roots;
        this.journal = journal;
    }

    /** An open vault, which is closed with this. */
    public void use(Vault opened) {
        vault = opened;
        given = true;
    }

    /**
     * A question to the open vault.
     *
     * @param <T> its answer
     */
    interface Question<T> {
        T ask(Vault vault) throws LauncherException, VaultException;
    }

    <T> T ask(Question<T> question) throws UnseenException {
        lock.lock();
        try {
            return question.ask(vault());
        } catch (VaultException e) {
            throw UnseenException.of(e);
        } catch (LauncherException e) {
            throw UnseenException.of(e);
        } finally {
            lock.unlock();
        }
    }

    private Vault vault() throws UnseenException {
        if (refusal != null) {
            throw refusal;
        }
        if (vault == null) {
            vault = opened();
        }
        return vault;
    }

    private Vault opened() throws UnseenException {
        try {
            SealedVault sealed = sealed();
            Slot slot = sealed.primarySlot().orElseThrow(() -> UnseenException.of("the vault has no root", ""));
            return opened(sealed, slot);
        } catch (UnseenException e) {
            refusal = e;
            throw e;
        } catch (VaultException e) {
            refusal = UnseenException.of(e);
            throw refusal;
        }
    }

    private Vault opened(SealedVault sealed, Slot slot) throws UnseenException, VaultException {
        RootKind kind = slot.kind().rootKind();
        if (kind == null) {
            throw UnseenException.of("a passphrase opens the vault, and nobody was asked for it", "sv doctor --unlock");
        }
        Opening opening = root(kind).open(slot.sealedKey());
        if (opening instanceof Opening.Refused refused) {
            if (refused.refusal() == Refusal.PIN) {
                throw UnseenException.of("a PIN opens the vault, and nobody was asked for it", "sv doctor --unlock");
            }
            throw UnseenException.of(kind.token(), refused);
        }
        try (Opening.Opened opened = (Opening.Opened) opening) {
            return sealed.open(slot, opened.key(), journal.get());
        }
    }

    /** The vault as it lies there. */
    SealedVault sealed() throws UnseenException {
        try {
            return SealedVault.read(data);
        } catch (VaultException e) {
            throw e.reason() == Reason.ABSENT
                    ? UnseenException.nothing("there is no vault yet")
                    : UnseenException.of(e);
        }
    }

    /** Whether somebody has opened it for this, since its root does not by itself. */
    boolean isOpen() {
        return given;
    }

    KeyRoot root(RootKind kind) {
        return roots.apply(kind);
    }

    /** Why a root does not open its slot here, or {@code null} if it does. Nobody is asked anything. */
    Opening.@Nullable Refused refusal(Slot slot, RootKind kind) {
        Opening opening = root(kind).open(slot.sealedKey());
        if (opening instanceof Opening.Refused refused) {
            return refused;
        }
        ((Opening.Opened) opening).close();
        return null;
    }

    /** One that is still being asked is left to the end of the process: whoever asks was given up. */
    @Override
    public void close() {
        if (lock.tryLock()) {
            try {
                if (vault != null) {
                    vault.close();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
