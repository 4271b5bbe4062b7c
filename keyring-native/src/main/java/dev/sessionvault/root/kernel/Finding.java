package dev.sessionvault.root.kernel;

import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.TimeLimit;

/** Whether there is a key. */
class Finding implements TimeLimit.Call<Boolean, RootException> {
    private final String name;

    Finding(String name) {
        this.name = name;
    }

    @Override
    public final Boolean run() throws RootException {
        Keyctl keyctl = Keyctl.load();
        try {
            found(keyctl, keyctl.find(name, Keyctl.USER_KEYRING));
            return true;
        } catch (RootException e) {
            requireGone(e);
            return false;
        }
    }

    /** What is done to it. */
    void found(Keyctl keyctl, int key) throws RootException {}

    /** A key whose time is over, or that somebody has revoked, is none. */
    static void requireGone(RootException e) throws RootException {
        if (e.refusal() != Refusal.ABSENT && e.refusal() != Refusal.LOCKED) {
            throw e;
        }
    }
}
