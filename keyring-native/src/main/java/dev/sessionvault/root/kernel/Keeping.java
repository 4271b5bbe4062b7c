package dev.sessionvault.root.kernel;

import dev.sessionvault.root.RootException;
import dev.sessionvault.root.TimeLimit;
import dev.sessionvault.secret.SecretBytes;

/**
 * Puts a key into the user's keyring. It is made in the keyring of the thread that does this, which ends with it, and gets
 * its end and its permissions there: before that nobody else can find it, and whatever fails, nothing is left.
 */
final class Keeping implements TimeLimit.Call<Boolean, RootException> {
    /**
     * Everything for who possesses it; to see, find and read it for the other sessions of the user, a unit's or a
     * container's, which need not possess the user's keyring; nothing for the group and the rest.
     */
    private static final int PERMISSIONS = 0x3f0b0000;

    private final String name;
    private final SecretBytes key;
    private final int seconds;

    /** Takes the key over. */
    Keeping(String name, SecretBytes key, int seconds) {
        this.name = name;
        this.key = key;
        this.seconds = seconds;
    }

    @Override
    public Boolean run() throws RootException {
        try (key) {
            Keyctl keyctl = Keyctl.load();
            int fresh = keyctl.add(name, key);
            boolean kept = false;
            try {
                keyctl.setTimeout(fresh, seconds);
                keyctl.setPermissions(fresh, PERMISSIONS);
                keyctl.link(fresh, Keyctl.USER_KEYRING);
                kept = true;
            } finally {
                if (!kept) {
                    revoke(keyctl, fresh);
                }
            }
            return true;
        }
    }

    private static void revoke(Keyctl keyctl, int fresh) {
        try {
            keyctl.revoke(fresh);
        } catch (RootException e) {
            // It ends with this thread all the same.
        }
    }
}
