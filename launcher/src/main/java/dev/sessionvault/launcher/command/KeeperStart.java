package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.keeper.Again;
import dev.sessionvault.launcher.keeper.Keeping;
import dev.sessionvault.launcher.keeper.Lent;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.kernel.SessionKeyring;
import org.jspecify.annotations.Nullable;

/**
 * Starts a keeper and its guard. They have the slot's key in a session keyring of their own, and to the kernel a session
 * is of a thread: so another thread than the one that becomes the tool is in it, and starts them.
 */
final class KeeperStart {
    /** What the key is called there. */
    static final String KEY = "sv:keep";

    private static final long LIMIT_MILLIS = 10_000;

    private final Given given;
    private final KeepLine line;

    private volatile @Nullable LauncherException failure;
    private volatile boolean done;

    KeeperStart(Given given, KeepLine line) {
        this.given = given;
        this.line = line;
    }

    void start(Lent lent) throws LauncherException {
        Again again = line.again(StartScript.path(), Caller.ofProcess().environment());
        Thread thread = new Thread(() -> perform(lent, again), "sv-keeper");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(LIMIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        LauncherException why = failure;
        if (why != null) {
            throw why;
        }
        if (!done) {
            throw new LauncherException(ExitCode.DENIED, "lend the login: its keeper: it did not start in 10 s", null);
        }
    }

    private void perform(Lent lent, Again again) {
        try {
            SessionKeyring.join().keep(KEY, given.slotKey());
            Keeping.begin(lent.memory(), lent.directory(), again);
            done = true;
        } catch (RootException e) {
            failure = new LauncherException(
                    ExitCode.ROOT,
                    "lend the login: its keeper: " + e.getMessage(),
                    e.refused().advice());
        } catch (LauncherException e) {
            failure = e;
        }
    }
}
