package dev.sessionvault.root.kernel;

import dev.sessionvault.root.KeyRoot;
import dev.sessionvault.root.Opening;
import dev.sessionvault.root.Opening.Refused;
import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.ffi.NativeBuffer;
import dev.sessionvault.secret.SecretBytes;

/**
 * Keys that the kernel has for one process: its session keyring, session-keyring(7), when it is one that nobody else is in.
 *
 * <p>Guarantee: a key is read by this process, by the programs that it becomes and by what it starts, and by no other
 * process of this user or of another; it is gone when the last of them has ended, however that came about; it is in no
 * file and never swapped out. Not guaranteed: who may read this process's memory, as a debugger of the same user may, can
 * have it read the key; so can root.
 *
 * <p>To the kernel a session is of a thread: what is said here of a process holds for the thread that has joined, and for
 * all that start from it afterwards. {@code execve} is to be called there.
 */
public final class SessionKeyring {
    private static final Refused NOT_GIVEN = new Refused(
            Refusal.ABSENT, "the kernel has no such key for this process", "whatever started it must give it one");

    private SessionKeyring() {}

    /**
     * Puts the calling thread into a new session, in which there is no key.
     *
     * @throws RootException UNAVAILABLE if the kernel makes none; then nothing has changed
     */
    public static SessionKeyring join() throws RootException {
        // That must be done by this very thread, which nobody can call back: so another asks first whether all answer.
        Keyctl.within(SessionKeyring::probe);
        Keyctl keyctl = Keyctl.load();
        keyctl.setPermissions(keyctl.joinSession(), Keeping.POSSESSORS);
        return new SessionKeyring();
    }

    private static Boolean probe() throws RootException {
        Keyctl keyctl = Keyctl.load();
        try (NativeBuffer nothing = NativeBuffer.ofSize(1)) {
            keyctl.revoke(keyctl.add("sv:probe", nothing, 1));
            return true;
        }
    }

    /** The one that this process is in, which it may have from the program that it was before. */
    public static SessionKeyring current() {
        return new SessionKeyring();
    }

    /**
     * Keeps a key for as long as this process lives, in the place of what was kept under this name.
     *
     * @param key of {@link KeyRoot#KEY_BYTES} bytes; stays the caller's
     * @throws RootException if the kernel does not; then it has nothing of it
     */
    public void keep(String name, SecretBytes key) throws RootException {
        KeyRoot.requireKey(key);
        // A copy, since the work may outlast this call.
        Keyctl.within(Keeping.forSession(name, key.copy()));
    }

    /** The key, or why there is none: ABSENT, LOCKED, DENIED, UNAVAILABLE, DAMAGED. */
    public Opening open(String name) {
        try {
            return Keyctl.within(new Reading(name, Keyctl.SESSION_KEYRING));
        } catch (RootException e) {
            return e.refusal() == Refusal.ABSENT ? NOT_GIVEN : e.refused();
        }
    }
}
