package dev.sessionvault.launcher.share.session;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.verb.KeyUse;
import dev.sessionvault.secret.SecretBytes;

/** The owner's vault, opened for one key and shut again. */
public interface Keys {
    /**
     * @return for one call; the caller closes it
     * @throws LauncherException why there is none; for the owner, not for the recipient
     */
    SecretBytes take(KeyUse use) throws LauncherException;
}
