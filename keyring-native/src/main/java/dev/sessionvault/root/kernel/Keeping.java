package dev.sessionvault.root.kernel;

import dev.sessionvault.root.RootException;
import dev.sessionvault.root.TimeLimit;
import dev.sessionvault.secret.SecretBytes;

/**
 * Puts a key into a keyring. It is made in the keyring of the thread that does this, which ends with it, and gets its end
 * and its permissions there: before that nobody else can find it, and whatever fails, nothing is left.
 */
final class Keeping implements TimeLimit.Call<Boolean, RootException> {
    /**
     * Everything for who possesses it; to see, find and read it for the other sessions of the user, a unit's or a
     * container's, which need not possess the user's keyring; nothing for the group and the rest.
     */
    private static final int USERS = 0x3f0b0000;

    /** Everything for who possesses it, nothing for anybody else, the user's other processes among them. */
    static final int POSSESSORS = 0x3f000000;

    private static final int NO_END = 0;

    private final int keyring;
    private final int permissions;
    private final int seconds;
    private final String name;
    private final SecretBytes key;

    private Keeping(int keyring, int permissions, int seconds, String name, SecretBytes key) {
        this.keyring = keyring;
        this.permissions = permissions;
        this.seconds = seconds;
        this.name = name;
        this.key = key;
    }

    /** In the user's keyring, for so long. Takes the key over. */
    static Keeping forUser(String name, SecretBytes key, int seconds) {
        return new Keeping(Keyctl.USER_KEYRING, USERS, seconds, name, key);
    }

    /** In this session's, for as long as anybody is in it. Takes the key over. */
    static Keeping forSession(String name, SecretBytes key) {
        return new Keeping(Keyctl.SESSION_KEYRING, POSSESSORS, NO_END, name, key);
    }

    @Override
    public Boolean run() throws RootException {
        try (key) {
            Keyctl keyctl = Keyctl.load();
            int fresh = keyctl.add(name, key);
            boolean kept = false;
            try {
                if (seconds != NO_END) {
                    keyctl.setTimeout(fresh, seconds);
                }
                keyctl.setPermissions(fresh, permissions);
                keyctl.link(fresh, keyring);
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
