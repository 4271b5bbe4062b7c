package dev.sessionvault.launcher.exec;

import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.Exec;
import dev.sessionvault.launcher.posix.NativeVariable;
import dev.sessionvault.launcher.posix.Paths;
import dev.sessionvault.launcher.posix.PosixException;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.secret.SecretReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Becoming the tool: the same process goes on as another program, and nothing of sv is left. */
public final class Launch {
    /** Who runs a script that does not say who runs it: so does {@code execvp}. */
    private static final byte[] SHELL = Octets.of("/bin/sh");

    /** As far as shells look to tell a script from a program of another machine. */
    private static final int SCRIPT_HEAD_BYTES = 128;

    private final Program program;
    private final List<byte[]> arguments;
    private final List<byte[]> environment;
    private final @Nullable NativeVariable key;
    private final int[] lent;

    private Launch(
            Program program,
            List<byte[]> arguments,
            List<byte[]> environment,
            @Nullable NativeVariable key,
            int... lent) {
        this.program = program;
        this.arguments = arguments;
        this.environment = environment;
        this.key = key;
        this.lent = lent;
    }

    /**
     * Replaces this process by the program. Returns never: either the program runs, or this throws.
     *
     * @param arguments after the program's name, as bytes
     * @param key put into {@link ChildEnvironment#variable()}, or {@code null} to start without one; the caller closes
     *     it
     * @throws LauncherException NOT_EXECUTABLE or NOT_FOUND; nothing else is tried instead
     */
    public static void become(
            Program program, List<byte[]> arguments, ChildEnvironment environment, @Nullable SecretBytes key)
            throws LauncherException {
        NativeVariable variable = key == null ? null : inNativeMemory(environment.variable(), key);
        try {
            throw new Launch(program, arguments, environment.entries(), variable).run();
        } finally {
            if (variable != null) {
                variable.close();
            }
        }
    }

    /**
     * The same without a key.
     *
     * @param descriptors which the program has besides those of the caller
     */
    public static void becomeWith(
            Program program, List<byte[]> arguments, ChildEnvironment environment, int... descriptors)
            throws LauncherException {
        throw new Launch(program, arguments, environment.entries(), null, descriptors).run();
    }

    private static NativeVariable inNativeMemory(String name, SecretBytes key) {
        return key.read(SecretAccess.granted(), new SecretReader<NativeVariable, RuntimeException>() {
            @Override
            public NativeVariable read(byte[] bytes) {
                return NativeVariable.of(name, bytes);
            }
        });
    }

    private LauncherException run() throws LauncherException {
        Inheritance.restore(lent);
        PosixException failure = execute();
        if (failure.errno() == PosixException.ENOEXEC && isScript()) {
            failure = executeByShell();
        }
        return explained(failure);
    }

    private PosixException execute() {
        List<byte[]> argv = new ArrayList<>(arguments.size() + 1);
        argv.add(program.name());
        argv.addAll(arguments);
        return Exec.become(program.told(), argv, environment, key);
    }

    private PosixException executeByShell() {
        List<byte[]> argv = new ArrayList<>(arguments.size() + 2);
        argv.add(SHELL);
        argv.add(program.told());
        argv.addAll(arguments);
        return Exec.become(SHELL, argv, environment, key);
    }

    private boolean isScript() {
        try {
            return Octets.indexOf(Paths.head(program.path(), SCRIPT_HEAD_BYTES), '\0') < 0;
        } catch (PosixException e) {
            return false;
        }
    }

    /** The file was there a moment ago: what is missing now is the interpreter or loader that it names. */
    private LauncherException explained(PosixException failure) {
        String why = failure.errno() == PosixException.ENOENT
                ? "the interpreter that it names is missing"
                : String.valueOf(failure.getMessage());
        return new LauncherException(
                ExitCode.NOT_EXECUTABLE, "cannot run: " + Octets.display(program.path()) + ": " + why, null);
    }
}
