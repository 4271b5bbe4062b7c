package dev.sessionvault.launcher.posix;

import com.sun.jna.Memory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program that this process has started, with nothing of its own: in a session and a process group that it leads, with
 * default signals, nothing on standard input, two pipes, and no other file.
 *
 * <p>Java's own way to start one can make no group, so that what the program starts in turn could not be ended with it.
 */
public final class ChildProcess {
    private static final int WEXITED = 4;
    private static final int WNOWAIT = 0x01000000;
    private static final int P_PID = 1;
    private static final int SIGINFO_BYTES = 128;
    private static final int FIRST_OWN = 3;

    private final int pid;
    private final Pipes pipes;

    ChildProcess(int pid, Pipes pipes) {
        this.pid = pid;
        this.pipes = pipes;
    }

    /**
     * Starts it.
     *
     * @param program absolute
     * @param variable a secret that is appended to the environment; the caller closes it
     * @throws PosixException why it, or its directory, could not be used
     */
    public static ChildProcess start(
            byte[] program,
            List<byte[]> argv,
            List<byte[]> environment,
            @Nullable NativeVariable variable,
            byte[] directory)
            throws PosixException {
        Pipes pipes = Pipes.open();
        try (Spawn spawn = new Spawn()) {
            spawn.giveNothing(0);
            spawn.give(pipes.writer(0), 1);
            spawn.give(pipes.writer(1), 2);
            spawn.startIn(directory);
            spawn.closeFrom(FIRST_OWN);
            int pid = spawn.start(program, argv, environment, variable);
            pipes.closeWritten();
            return new ChildProcess(pid, pipes);
        } catch (PosixException e) {
            pipes.close();
            throw e;
        }
    }

    public int pid() {
        return pid;
    }

    /** What it writes. */
    public Pipes pipes() {
        return pipes;
    }

    /** Waits until it has ended, and leaves its number taken: nothing else can have it until {@link #reap}. */
    public void awaitEnd() {
        try (Memory information = new Memory(SIGINFO_BYTES)) {
            while (Libc.call("waitid", P_PID, pid, information, WEXITED | WNOWAIT) != 0
                    && Libc.errno() == PosixException.EINTR) {
                // asked again
            }
        }
    }

    /** Gives its number free; only after {@link #awaitEnd}. */
    public ExitStatus reap() {
        return ExitStatus.reap(pid, 0);
    }
}
