package dev.sessionvault.launcher.keeper;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.Descriptors;
import dev.sessionvault.launcher.posix.Detached;
import dev.sessionvault.launcher.posix.PosixException;
import dev.sessionvault.launcher.posix.Watched;
import java.nio.file.Path;
import java.util.List;

/**
 * The two processes that are beside a tool for as long as it lives, seen from where they are started and from the one of
 * them that is a program just now. KEEPER.md, section 5.
 */
public final class Keeping {
    /** The eldest of several may just have ended. */
    private static final int LOOKS = 20;

    private final Again again;

    /** This process is one of the two. */
    public Keeping(Again again) {
        this.again = again;
    }

    /**
     * Starts both, for the process that this one is and becomes; from a thread in whose session keyring is what they need.
     *
     * @param watched the directory in the memory whose changes matter
     * @throws LauncherException DENIED if they cannot be started here; then neither is left
     */
    public static void begin(PrivateMemory memory, Path watched, Again again) throws LauncherException {
        try (Opened opened = new Opened()) {
            int tool = opened.add(Watched.process(ProcessHandle.current().pid()));
            int changes = opened.add(Watched.directory(watched.toString()));
            int[] line = Descriptors.pipe(Numbers.SPARE);
            opened.keep(line[0]);
            opened.keep(line[1]);
            // The guard first: it ends with this process, which has the other end of the line until there is a keeper.
            int guard = opened.add(Watched.process(guard(memory, tool, changes, line[0], again)));
            try (Detached detached = new Detached(PrivateMemory.DESCRIPTOR, Numbers.GUARD)) {
                give(detached, memory, tool, changes);
                detached.give(line[1], Numbers.LINE).give(guard, Numbers.GUARD);
                waiting()
                        .watch(Numbers.GUARD)
                        .start(detached, again.program(), again.arguments(Part.KEEPER), again.environment());
            } catch (LauncherException | PosixException e) {
                Watched.kill(guard);
                throw e;
            }
        } catch (PosixException e) {
            throw Refusal.NO_KEEPER.of(Waiter.NAME);
        }
    }

    private static int guard(PrivateMemory memory, int tool, int changes, int line, Again again)
            throws PosixException, LauncherException {
        try (Detached detached = new Detached(PrivateMemory.DESCRIPTOR, Numbers.LINE)) {
            give(detached, memory, tool, changes);
            detached.give(line, Numbers.LINE);
            return new Waiter()
                    .watch(Numbers.LINE)
                    .start(detached, again.program(), again.arguments(Part.GUARD), again.environment());
        }
    }

    private static void give(Detached detached, PrivateMemory memory, int tool, int changes) throws PosixException {
        detached.give(memory.root(), PrivateMemory.DESCRIPTOR)
                .give(memory.namespace(), PrivateMemory.NAMESPACE)
                .give(tool, Numbers.TOOL)
                .give(changes, Numbers.CHANGES);
    }

    private static Waiter waiting() {
        return new Waiter().watch(Numbers.TOOL).watch(Numbers.CHANGES);
    }

    /** What was changed up to now counts as seen; what is changed from now on has this process come again. */
    public void begin() {
        Watched.forgetEvents(Numbers.CHANGES);
    }

    /** Whether the tool has ended. */
    public boolean hasToolEnded() {
        return Watched.isReadable(Numbers.TOOL);
    }

    /** Has a guard, when this comes back: another one, if there is none any more; none, if none can be started. */
    public void haveGuard() {
        if (hasGuard()) {
            return;
        }
        try (Opened opened = new Opened()) {
            int[] line = Descriptors.pipe(Numbers.SPARE);
            opened.keep(line[0]);
            opened.keep(line[1]);
            int guard = opened.add(
                    Watched.process(guard(PrivateMemory.held(), Numbers.TOOL, Numbers.CHANGES, line[0], again)));
            Descriptors.copy(guard, Numbers.GUARD);
            Descriptors.copy(line[1], Numbers.LINE);
        } catch (PosixException | LauncherException e) {
            // Out of numbers, or of processes: tried again when something happens next.
            Descriptors.close(Numbers.GUARD);
        }
    }

    private static boolean hasGuard() {
        return Descriptors.target(Numbers.GUARD) != null && !Watched.isReadable(Numbers.GUARD);
    }

    /** Waits for what happens next, as the program of one page; comes back only if that failed. */
    public void goOn() {
        Waiter waiter = waiting()
                .keep(PrivateMemory.DESCRIPTOR)
                .keep(PrivateMemory.NAMESPACE)
                .keep(Numbers.LINE);
        if (Descriptors.target(Numbers.GUARD) != null) {
            waiter.watch(Numbers.GUARD);
        }
        try {
            waiter.become(again.program(), again.arguments(Part.KEEPER), again.environment());
        } catch (LauncherException e) {
            // Tried again by who called.
        }
    }

    /**
     * Whether something else than the tool has the memory still, and nobody but this process sees to it: what the tool has
     * started may outlive it. Then the end of the eldest of them is waited for, which is likely to be the last.
     */
    public boolean followsAnother(String entry) {
        for (int i = 0; i < LOOKS; i++) {
            List<Long> others = Borrowers.of(entry);
            others.remove(ProcessHandle.current().pid());
            others.remove(Watched.number(Numbers.GUARD));
            if (others.isEmpty() || others.stream().anyMatch(Borrowers::isKeeper)) {
                return false;
            }
            if (follows(Borrowers.eldest(others))) {
                return true;
            }
        }
        return false;
    }

    /** Not if it has just ended. */
    private static boolean follows(long pid) {
        try (Opened opened = new Opened()) {
            Descriptors.copy(opened.add(Watched.process(pid)), Numbers.TOOL);
            return true;
        } catch (PosixException e) {
            return false;
        }
    }

    /** It is over: the guard must not take this for an accident, and nobody counts on this process any more. */
    public void end() {
        if (Descriptors.target(Numbers.GUARD) != null) {
            Watched.kill(Numbers.GUARD);
        }
        PrivateMemory.held().close();
    }
}
