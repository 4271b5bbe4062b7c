package dev.sessionvault.root.macos;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Opening.Refused;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.secret.SystemRandom;

/**
 * Keeps a key as an item of the user's login keychain.
 *
 * <p>Guarantee: who has the vault's files and not this login cannot get the key. Not guaranteed: every program on the
 * same Java runtime is the same program to the keychain.
 *
 * <p>No call prompts or takes longer than 3 seconds. Not proven on a Mac: see ROOTS.md.
 */
public final class KeychainRoot implements KeyRoot {
    private static final long NOT_FOUND = -25300; // errSecItemNotFound
    private static final byte VERSION = 1;
    private static final int ID_BYTES = 16;
    private static final String HEX = "0123456789abcdef";

    private final Frameworks.Source source;

    KeychainRoot(Frameworks.Source source) {
        this.source = source;
    }

    public static KeychainRoot ofUser() {
        return new KeychainRoot(Frameworks::ofSystem);
    }

    @Override
    public RootKind kind() {
        return RootKind.KEYCHAIN;
    }

    /** Stores the key, reads it back and compares. */
    @Override
    public SealedKey seal(SecretBytes key) throws RootException {
        KeyRoot.requireKey(key);
        // A copy, since the work may outlast this call.
        SecretBytes copy = key.copy();
        byte[] blob = new byte[1 + ID_BYTES];
        blob[0] = VERSION;
        System.arraycopy(SystemRandom.bytes(ID_BYTES), 0, blob, 1, ID_BYTES);
        SealedKey sealed = SealedKey.of(RootKind.KEYCHAIN, blob);
        String account = account(sealed);
        return Limit.hold(() -> {
            try (copy) {
                store(account, copy);
                return sealed;
            }
        });
    }

    private void store(String account, SecretBytes key) throws RootException {
        key.read(
                SecretAccess.granted(),
                bytes -> talk(account, Refusals.NOT_KEPT, keychain -> {
                    keychain.add(bytes);
                    return KEY_BYTES;
                }));
        try (SecretBytes kept = find(account)) {
            if (!kept.sameAs(key)) {
                remove(account);
                throw new RootException(Refusals.NOT_KEPT);
            }
        }
    }

    @Override
    public Opening open(SealedKey sealed) {
        try {
            String account = account(sealed);
            return Limit.hold(() -> opened(account));
        } catch (RootException e) {
            return e.refused();
        }
    }

    private Opening.Opened opened(String account) throws RootException {
        SecretBytes key = find(account);
        if (key.size() != KEY_BYTES) {
            key.close();
            throw new RootException(Refusals.WRONG_SIZE);
        }
        return new Opening.Opened(key);
    }

    private SecretBytes find(String account) throws RootException {
        return talk(account, Refusals.NO_ITEM, keychain -> SecretBytes.takeFrom(keychain.find()));
    }

    @Override
    public void forget(SealedKey sealed) throws RootException {
        String account = account(sealed);
        Limit.hold(() -> remove(account));
    }

    private String remove(String account) throws RootException {
        return talk(account, Refusals.NO_ITEM, keychain -> {
            try {
                keychain.delete();
            } catch (StatusException e) {
                if (e.status() != NOT_FOUND) {
                    throw e;
                }
            }
            return account;
        });
    }

    private interface Talk<T> {
        T with(Keychain keychain) throws StatusException;
    }

    private <T> T talk(String account, Refused notFound, Talk<T> talk) throws RootException {
        try (References references = new References(source.load())) {
            return talk.with(new Keychain(references, account));
        } catch (StatusException e) {
            throw new RootException(e.status() == NOT_FOUND ? notFound : Refusals.failed(e));
        }
    }

    /** The id, as the item's attribute spells it. */
    private static String account(SealedKey sealed) throws RootException {
        byte[] blob = sealed.blob();
        if (sealed.kind() != RootKind.KEYCHAIN || blob.length != 1 + ID_BYTES || blob[0] != VERSION) {
            throw new RootException(Refusals.NOT_OURS);
        }
        StringBuilder hex = new StringBuilder(2 * ID_BYTES);
        for (int i = 1; i < blob.length; i++) {
            hex.append(HEX.charAt((blob[i] >> 4) & 0xf)).append(HEX.charAt(blob[i] & 0xf));
        }
        return hex.toString();
    }
}
