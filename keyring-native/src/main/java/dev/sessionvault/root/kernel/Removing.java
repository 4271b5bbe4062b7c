package dev.sessionvault.root.kernel;

import dev.sessionvault.root.RootException;

/** Removes a key: for whoever has its number already, and from the user's keyring, where a dead one would still be found. */
final class Removing extends Finding {
    Removing(String name) {
        super(name);
    }

    @Override
    void found(Keyctl keyctl, int key) throws RootException {
        keyctl.invalidate(key);
        try {
            keyctl.unlink(key);
        } catch (RootException e) {
            // The kernel has cleared it away itself by now.
            requireGone(e);
        }
    }
}
