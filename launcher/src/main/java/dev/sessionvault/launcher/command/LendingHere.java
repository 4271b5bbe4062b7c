package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.keeper.PrivateMemory;
import dev.sessionvault.root.HostSystem;

/** Whether a login can be lent on this machine: by doing with nothing what is done with one. */
final class LendingHere {
    private LendingHere() {}

    /** @throws LauncherException DENIED, with the reason, if it cannot */
    static void require(Machine machine) throws LauncherException {
        if (HostSystem.current() != HostSystem.LINUX) {
            throw new LauncherException(
                    ExitCode.DENIED,
                    "lend a login: " + HostSystem.current().title() + ": sv lends logins on Linux only",
                    null);
        }
        PrivateMemory.make(LoginOf.home(machine)).close();
    }
}
