package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.keeper.Berth;
import dev.sessionvault.launcher.keeper.Borrowers;
import dev.sessionvault.launcher.posix.FileLock;
import dev.sessionvault.launcher.posix.RunDirectory;
import dev.sessionvault.vault.Entry;
import java.util.List;

/** A login that nobody was lent, and until this is closed nobody is: who would lend it waits. */
final class NotLent implements AutoCloseable {
    private final FileLock lock;

    private NotLent(FileLock lock) {
        this.lock = lock;
    }

    /**
     * @param what is to be done with it, for the message
     * @throws LauncherException DENIED if somebody has it
     */
    static NotLent require(Machine machine, Entry login, String what) throws LauncherException {
        RunDirectory run = RunDirectory.of(
                machine.environment(), machine.directories().data().toPath());
        FileLock lock = Berth.of(run, login.id().value()).lock();
        List<Long> borrowers = Borrowers.of(login.id().value());
        if (borrowers.isEmpty()) {
            return new NotLent(lock);
        }
        lock.close();
        String tool = login.tool().value();
        throw new LauncherException(
                ExitCode.DENIED,
                what + tool + ": it is lent: process " + borrowers.get(0) + " has it",
                "end what `sv run " + tool + "` started, then once more");
    }

    @Override
    public void close() {
        lock.close();
    }
}
