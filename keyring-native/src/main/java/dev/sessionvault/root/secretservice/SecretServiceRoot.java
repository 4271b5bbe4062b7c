package dev.sessionvault.root.secretservice;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretBytes;

/**
 * Keeps a key as an item of the login's default keyring, by the Secret Service of the session's message bus.
 *
 * <p>Guarantee: who has the vault's files and not this login cannot get the key. Not guaranteed: every program that runs
 * in the same login can read it while the keyring is unlocked. It is a root of the login, not of the hardware.
 *
 * <p>No call prompts, starts a program, unlocks, or takes longer than 3 seconds.
 */
public final class SecretServiceRoot implements KeyRoot {
    private SecretServiceRoot() {}

    /** The keyring of the session this process runs in, found by its environment as every program of a desktop does. */
    public static SecretServiceRoot ofSession() {
        return new SecretServiceRoot();
    }

    @Override
    public RootKind kind() {
        return RootKind.SECRET_SERVICE;
    }

    /** Stores the key, reads it back and compares. */
    @Override
    public SealedKey seal(SecretBytes key) throws RootException {
        KeyRoot.requireKey(key);
        ItemId id = ItemId.random();
        // The thread that stores may be left behind, and the caller may wipe its key then: it gets a copy.
        new Storing(id, key.copy()).hold();
        return id.sealedKey();
    }

    @Override
    public Opening open(SealedKey sealed) {
        ItemId id = ItemId.parse(sealed);
        if (id == null) {
            return Refusals.NOT_OURS;
        }
        try {
            return new Reading(id).hold();
        } catch (RootException e) {
            return e.refused();
        }
    }

    @Override
    public void forget(SealedKey sealed) throws RootException {
        ItemId id = ItemId.parse(sealed);
        if (id == null) {
            throw new RootException(Refusals.NOT_OURS);
        }
        new Removing(id).hold();
    }

    private static final class Storing extends Conversation<ItemId> {
        private final ItemId id;
        private final SecretBytes key;

        Storing(ItemId id, SecretBytes key) {
            this.id = id;
            this.key = key;
        }

        @Override
        public ItemId run() throws RootException {
            try (key) {
                return super.run();
            }
        }

        @Override
        ItemId with(Keyring keyring) throws RootException {
            keyring.store(id, key);
            requireKept(keyring);
            return id;
        }

        private void requireKept(Keyring keyring) throws RootException {
            try (SecretBytes kept = keyring.key(id)) {
                if (!kept.sameAs(key)) {
                    keyring.remove(id);
                    throw new RootException(Refusals.NOT_KEPT);
                }
            }
        }
    }

    private static final class Reading extends Conversation<Opening.Opened> {
        private final ItemId id;

        Reading(ItemId id) {
            this.id = id;
        }

        @Override
        Opening.Opened with(Keyring keyring) throws RootException {
            return new Opening.Opened(keyring.key(id));
        }
    }

    private static final class Removing extends Conversation<ItemId> {
        private final ItemId id;

        Removing(ItemId id) {
            this.id = id;
        }

        @Override
        ItemId with(Keyring keyring) throws RootException {
            keyring.remove(id);
            return id;
        }
    }
}
