package dev.sessionvault.launcher.share.control;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.TrustedFiles;
import dev.sessionvault.launcher.share.policy.AccountNames;
import dev.sessionvault.launcher.share.policy.Policy;
import dev.sessionvault.launcher.share.session.Law;
import dev.sessionvault.launcher.share.verb.Verbs;

/** Verbs and policy where this machine's administrator keeps them. */
public final class MachineLaw implements Law {
    @Override
    public Reading read() throws LauncherException {
        TrustedFiles trusted = TrustedFiles.ofRoot();
        return new Reading(
                Verbs.load(trusted, Verbs.DIRECTORY), Policy.load(trusted, Policy.FILE, AccountNames.ofMachine()));
    }
}
