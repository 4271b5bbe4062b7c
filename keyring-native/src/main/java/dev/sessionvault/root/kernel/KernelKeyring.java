package dev.sessionvault.root.kernel;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.RootException;
import dev.sessionvault.secret.SecretBytes;

/**
 * Keys in the memory of Linux's kernel, each under a name and for a time: keyrings(7), user-keyring(7).
 *
 * <p>Guarantee: a key is never there without an end, which the kernel itself keeps; another user never reads it; it is in
 * no file, and swapped out by nobody. Not guaranteed: every program of this user can read it until then, root always.
 *
 * <p>No call prompts or takes longer than 3 seconds. ROOTS.md says what it survives and how it fails.
 */
public final class KernelKeyring {
    private KernelKeyring() {}

    /** The keyring that all processes of this user have in common, whatever their session. */
    public static KernelKeyring ofUser() {
        return new KernelKeyring();
    }

    /**
     * Keeps a key from now on, in the place of what was kept under this name.
     *
     * @param key of {@link KeyRoot#KEY_BYTES} bytes; stays the caller's
     * @param seconds how long
     * @throws RootException if the kernel does not; then it has nothing of it
     * @throws IllegalArgumentException if there is no end
     */
    public void keep(String name, SecretBytes key, int seconds) throws RootException {
        KeyRoot.requireKey(key);
        if (seconds <= 0) {
            throw new IllegalArgumentException("a key is kept for some seconds, not " + seconds);
        }
        // A copy, since the work may outlast this call.
        Keyctl.within(Keeping.forUser(name, key.copy(), seconds));
    }

    /** The key, or why there is none: ABSENT, LOCKED when its time is over, DENIED, UNAVAILABLE, DAMAGED. */
    public Opening open(String name) {
        try {
            return Keyctl.within(new Reading(name, Keyctl.USER_KEYRING));
        } catch (RootException e) {
            return e.refused();
        }
    }

    /** Whether there is a key of this name; one whose time is over is none. */
    public boolean keeps(String name) throws RootException {
        return Keyctl.within(new Finding(name));
    }

    /** Removes a key; false if there was none. */
    public boolean remove(String name) throws RootException {
        return Keyctl.within(new Removing(name));
    }
}
