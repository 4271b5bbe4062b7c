package dev.sessionvault.launcher.leak.removal;

import dev.sessionvault.launcher.leak.Finding;
import dev.sessionvault.secret.SecretBytes;

/** A key that leaves a file, or a login with all that belongs to it. */
public final class Taken implements AutoCloseable {
    private final Finding finding;
    private final boolean login;
    private final SecretBytes secret;

    Taken(Finding finding, boolean login, SecretBytes secret) {
        this.finding = finding;
        this.login = login;
        this.secret = secret;
    }

    public Finding finding() {
        return finding;
    }

    public boolean isLogin() {
        return login;
    }

    /** What goes into the vault; wiped when this is closed. */
    public SecretBytes secret() {
        return secret;
    }

    @Override
    public void close() {
        secret.close();
    }
}
