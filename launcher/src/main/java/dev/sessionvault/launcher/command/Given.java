package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.vault.Slot;
import dev.sessionvault.vault.Taking;
import dev.sessionvault.vault.Vault;
import dev.sessionvault.vault.VaultException;
import dev.sessionvault.vault.audit.Use;
import org.jspecify.annotations.Nullable;

/**
 * What the vault gives for a start. It is taken as soon as the vault is open, while the slot's key is at hand: where it is
 * a login, its keeper has to open the vault too, so that key is copied.
 */
final class Given implements Unlock.Keeper, AutoCloseable {
    private final KeyFor wanted;
    private final boolean orLogin;
    private final Use use;

    private Taking.@Nullable Taken taken;
    private @Nullable SecretBytes slotKey;
    private int slot;

    /** @param orLogin whether a login will do */
    Given(KeyFor wanted, boolean orLogin, Use use) {
        this.wanted = wanted;
        this.orLogin = orLogin;
        this.use = use;
    }

    /** What cannot be taken is no refusal to open: the vault has written it down already, or cannot. */
    @Override
    public void keep(Vault vault, Slot opening, SecretBytes key) throws LauncherException {
        try {
            take(vault);
        } catch (VaultException e) {
            throw Failure.of(e);
        }
        if (isLogin()) {
            slotKey = key.copy();
            slot = opening.number();
        }
    }

    /** Takes it once more, since the vault has another one by now. */
    void take(Vault vault) throws LauncherException, VaultException {
        Taking.Taken fresh = orLogin ? wanted.takeKeyOrLogin(vault, use) : wanted.take(vault, use);
        if (taken != null) {
            taken.close();
        }
        taken = fresh;
    }

    boolean isLogin() {
        return taken().entry().isLogin();
    }

    Taking.Taken taken() {
        if (taken == null) {
            throw new IllegalStateException("the vault was not opened");
        }
        return taken;
    }

    /** The key of the slot that opened the vault, for who keeps a login. */
    SecretBytes slotKey() {
        if (slotKey == null) {
            throw new IllegalStateException("no login was given");
        }
        return slotKey;
    }

    int slot() {
        return slot;
    }

    @Override
    public void close() {
        if (slotKey != null) {
            slotKey.close();
        }
        if (taken != null) {
            taken.close();
        }
    }
}
