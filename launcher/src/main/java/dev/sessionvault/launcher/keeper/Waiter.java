package dev.sessionvault.launcher.keeper;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.Descriptors;
import dev.sessionvault.launcher.posix.Detached;
import dev.sessionvault.launcher.posix.Exec;
import dev.sessionvault.launcher.posix.MemoryProgram;
import dev.sessionvault.launcher.posix.PosixException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * This process as a program of one page that waits, and then becomes a program again. KEEPER.md, section 2.
 *
 * <p>Guarantee: the process keeps its number, its session, its session keyring and the descriptors that are named here, and
 * no others but the first three; a hang-up or an interrupt does not end it; SIGTERM makes it go on as the program.
 */
public final class Waiter {
    /** What a listing of processes shows. */
    static final String NAME = "sv-keeper";

    /** The program's last argument: something happened. */
    public static final String READABLE = "r";

    /** The program's last argument: SIGTERM came. What else happened can be seen by the descriptors. */
    public static final String TERMINATED = "t";

    private static final int FIRST_OWN = 3;

    private final List<Integer> watched = new ArrayList<>();
    private final List<Integer> kept = new ArrayList<>();

    /** Waits also for this descriptor to become readable; the program has it. */
    public Waiter watch(int descriptor) {
        watched.add(descriptor);
        return this;
    }

    /** The program has this descriptor. */
    public Waiter keep(int descriptor) {
        kept.add(descriptor);
        return this;
    }

    /**
     * Becomes it; from a thread in whose session keyring nothing is missing. Comes back only if that failed.
     *
     * @param program absolute; its arguments are its own path, these, and why it was started
     * @throws LauncherException DENIED if it may not be executed here
     */
    public void become(byte[] program, List<byte[]> arguments, List<byte[]> environment) throws LauncherException {
        try (MemoryProgram wait = Assembled.WAIT.load()) {
            for (int descriptor : Descriptors.open()) {
                if (descriptor >= FIRST_OWN) {
                    Descriptors.closeOnExec(descriptor);
                }
            }
            watched.forEach(Descriptors::handOn);
            kept.forEach(Descriptors::handOn);
            Exec.become(wait.path(), vector(program, arguments), environment, null);
            throw Refusal.MEMORY_PROGRAM.of(NAME);
        }
    }

    /**
     * Starts another process as it, which is nobody's child.
     *
     * @param detached has the descriptors, by the numbers that are named here
     * @return its number
     * @throws LauncherException DENIED if it cannot be started here
     */
    int start(Detached detached, byte[] program, List<byte[]> arguments, List<byte[]> environment)
            throws LauncherException {
        try (MemoryProgram start = Assembled.START.load();
                MemoryProgram wait = Assembled.WAIT.load()) {
            List<byte[]> words = new ArrayList<>();
            words.add(ascii(wait.pathForChild()));
            words.addAll(vector(program, arguments));
            return detached.start(ascii(start.pathForChild()), words, environment);
        } catch (PosixException e) {
            throw (e.errno() == PosixException.EACCES ? Refusal.MEMORY_PROGRAM : Refusal.NO_KEEPER).of(NAME);
        }
    }

    private List<byte[]> vector(byte[] program, List<byte[]> arguments) {
        List<byte[]> vector = new ArrayList<>();
        vector.add(ascii(NAME));
        for (int descriptor : watched) {
            vector.add(ascii(Integer.toString(descriptor)));
        }
        vector.add(program);
        vector.addAll(arguments);
        vector.add(ascii(READABLE));
        return vector;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
