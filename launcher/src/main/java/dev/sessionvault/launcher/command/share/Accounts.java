package dev.sessionvault.launcher.command.share;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.policy.Account;
import java.io.IOException;

/** Who lends. */
final class Accounts {
    private Accounts() {}

    static Account current() throws LauncherException {
        try {
            return Account.current();
        } catch (IOException e) {
            throw new LauncherException(ExitCode.DENIED, "find out who you are: /proc/self/status: unreadable", null);
        }
    }
}
