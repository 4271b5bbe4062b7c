package dev.sessionvault.launcher.posix;

import com.sun.jna.Memory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that goes on by itself, as nobody's child: in a session of its own, which no terminal controls, with default
 * signals, in the directory {@code /}, with nothing on its first three files and no other but those that are named here.
 *
 * <p>Guarantee: this process has no child of it, neither while it runs nor when it has ended. It has the session keyring
 * of the thread that starts it.
 */
public final class Detached implements AutoCloseable {
    private static final int FIRST_OWN = 3;
    private static final int GET_SUBREAPER = 37;
    private static final int SET_SUBREAPER = 36;
    private static final int REPORT_BYTES = 8;
    private static final int REPORTED = 1;

    private final Spawn spawn = new Spawn();
    private final int[] report = Descriptors.pipe(FIRST_OWN);
    private final int last;

    /**
     * @param first the first number of a file that it may have besides the first three
     * @param last the last
     */
    public Detached(int first, int last) throws PosixException {
        spawn.giveNothing(0);
        spawn.give(report[1], REPORTED);
        spawn.giveNothing(2);
        spawn.startIn(new byte[] {'/'});
        spawn.closeBetween(FIRST_OWN, first - 1);
        this.last = last;
    }

    /** It has this file of ours under that number; what it is to have by the same number is handed on. */
    public Detached give(int descriptor, int number) throws PosixException {
        if (descriptor == number) {
            Descriptors.handOn(number);
        } else {
            spawn.give(descriptor, number);
        }
        return this;
    }

    /** It has no file under this number. */
    public Detached withhold(int number) throws PosixException {
        spawn.closeBetween(number, number);
        return this;
    }

    /**
     * Starts it.
     *
     * @param starter what starts a program and ends: it gets the program's path, the name that stands first among its
     *     arguments, and those; it tells an error's number or 0, and the program's number, by four bytes each
     * @return its number
     * @throws PosixException why it could not be started
     */
    public int start(byte[] starter, List<byte[]> program, List<byte[]> environment) throws PosixException {
        spawn.closeFrom(last + 1);
        List<byte[]> arguments = new ArrayList<>();
        arguments.add("start".getBytes(StandardCharsets.US_ASCII));
        arguments.addAll(program);
        // An orphan goes to the nearest who asked for orphans: that must not be this process, or what it becomes.
        boolean adopts = adopts();
        setAdopts(false);
        try {
            int pid = spawn.start(starter, arguments, environment, null);
            Descriptors.close(report[1]);
            report[1] = -1;
            return told(pid);
        } finally {
            setAdopts(adopts);
        }
    }

    private int told(int pid) throws PosixException {
        try (Memory told = new Memory(REPORT_BYTES)) {
            int size = OpenFile.of(report[0]).read(told, REPORT_BYTES);
            ExitStatus.reap(pid, 0);
            if (size != REPORT_BYTES) {
                throw new PosixException(PosixException.EAGAIN);
            }
            if (told.getInt(0) != 0) {
                throw new PosixException(told.getInt(0));
            }
            return told.getInt(Integer.BYTES);
        } catch (IOException e) {
            throw new PosixException(PosixException.EAGAIN);
        }
    }

    private static boolean adopts() {
        try (Memory answer = new Memory(Integer.BYTES)) {
            answer.setInt(0, 0);
            Libc.call("prctl", GET_SUBREAPER, answer);
            return answer.getInt(0) != 0;
        }
    }

    private static void setAdopts(boolean adopts) {
        Libc.call("prctl", SET_SUBREAPER, adopts ? 1L : 0L);
    }

    @Override
    public void close() {
        spawn.close();
        Descriptors.close(report[0]);
        if (report[1] >= 0) {
            Descriptors.close(report[1]);
        }
    }
}
