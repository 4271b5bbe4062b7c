package dev.sessionvault.root.kernel;

import dev.sessionvault.root.RootException;
import dev.sessionvault.root.TimeLimit;
import dev.sessionvault.secret.SecretBytes;

/**
 * Puts a key into the session's keyring. It is made in the keyring of the thread that does this, which ends with it, and
 * gets its permissions there: no other process ever sees it with others.
 */
final class SessionKeeping implements TimeLimit.Call<Boolean, RootException> {
    /** Everything for who possesses it, nothing for anybody else, the user's other processes among them. */
    static final int PERMISSIONS = 0x3f000000;

    private final String name;
    private final SecretBytes key;

    /** Takes the key over. */
    SessionKeeping(String name, SecretBytes key) {
        this.name = name;
        this.key = key;
    }

    @Override
    public Boolean run() throws RootException {
        try (key) {
            Keyctl keyctl = Keyctl.load();
            int fresh = keyctl.add(name, key);
            // Whatever fails from here on, the key ends with this thread.
            keyctl.setPermissions(fresh, PERMISSIONS);
            keyctl.link(fresh, Keyctl.SESSION_KEYRING);
            return true;
        }
    }
}
