package dev.sessionvault.launcher.windows;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import dev.sessionvault.launcher.exit.ExitCode;
import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The tool as a process of its own, for Windows has no {@code execve}: sv waits for it and returns its code. It is in a job,
 * so that it cannot outlive an sv that is killed.
 */
public final class ToolProcess {
    private static final int SUSPENDED = 0x4;
    private static final int UNICODE_ENVIRONMENT = 0x400;
    private static final int EXTENDED_INFO = 0x80000;
    private static final int INFORMATION_BYTES = 24;
    private static final int THREAD_AT = 8;
    private static final int FOR_EVER = -1;
    private static final int MAX_CHARACTERS = 32_766;

    private final WindowsProgram program;
    private final String commandLine;
    private final String application;

    private ToolProcess(WindowsProgram program, String application, String commandLine) {
        this.program = program;
        this.application = application;
        this.commandLine = commandLine;
    }

    /** @throws LauncherException if the arguments cannot be handed to this program */
    public static ToolProcess of(WindowsProgram program, List<String> arguments) throws LauncherException {
        String application = program.isBatch() ? Kernel32.systemDirectory() + "\\cmd.exe" : program.path();
        String commandLine = program.isBatch()
                ? BatchText.of(application, program.path(), arguments)
                : ArgumentText.of(program.path(), arguments);
        ToolProcess process = new ToolProcess(program, application, commandLine);
        if (commandLine.length() > MAX_CHARACTERS) {
            throw process.failed("its arguments are longer than Windows allows");
        }
        return process;
    }

    /**
     * Starts it, and waits for its end.
     *
     * @param environment without the key
     * @param key the value of {@code variable}
     * @return its exit code
     * @throws LauncherException NOT_EXECUTABLE; nothing else is tried instead
     */
    public int run(Map<String, String> environment, String variable, SecretBytes key) throws LauncherException {
        try (Job job = Job.create();
                Inherited inherited = Inherited.ofProcess();
                Memory information = Kernel32.zeros(INFORMATION_BYTES)) {
            ConsoleEvents.leaveToTheTool();
            create(inherited, information, environment, variable, key);
            return awaited(job, information.getPointer(0), information.getPointer(THREAD_AT));
        } catch (WindowsException e) {
            throw failed(String.valueOf(e.getMessage()));
        }
    }

    private void create(
            Inherited inherited, Memory information, Map<String, String> environment, String variable, SecretBytes key)
            throws WindowsException, LauncherException {
        try (Memory block = block(environment, variable, key);
                Memory name = Kernel32.wide(application);
                Memory line = Kernel32.wide(commandLine)) {
            try {
                Kernel32.require(
                        "CreateProcessW",
                        name,
                        line,
                        null,
                        null,
                        inherited.isAny() ? 1 : 0,
                        SUSPENDED | UNICODE_ENVIRONMENT | EXTENDED_INFO,
                        block,
                        null,
                        inherited.info(),
                        information);
            } finally {
                block.clear();
            }
        }
    }

    private Memory block(Map<String, String> environment, String variable, SecretBytes key) throws LauncherException {
        try {
            return key.read(SecretAccess.granted(), secret -> {
                byte[] bytes = EnvironmentBlock.of(environment, variable, secret);
                try {
                    Memory block = new Memory(bytes.length);
                    block.write(0, bytes, 0, bytes.length);
                    return block;
                } finally {
                    Arrays.fill(bytes, (byte) 0);
                }
            });
        } catch (CharacterCodingException e) {
            throw failed("the key is not UTF-8, and Windows' environment is text");
        }
    }

    /** It begins to run only when it is in the job. */
    private static int awaited(Job job, Pointer process, Pointer thread) throws WindowsException {
        try (Memory code = Kernel32.zeros(Integer.BYTES)) {
            join(job, process);
            Kernel32.call("ResumeThread", thread);
            Kernel32.call("WaitForSingleObject", process, FOR_EVER);
            Kernel32.require("GetExitCodeProcess", process, code);
            job.letGo();
            return code.getInt(0);
        } finally {
            Kernel32.close(thread);
            Kernel32.close(process);
        }
    }

    private static void join(Job job, Pointer process) throws WindowsException {
        try {
            job.add(process);
        } catch (WindowsException e) {
            Kernel32.call("TerminateProcess", process, ExitCode.NOT_EXECUTABLE.number());
            throw e;
        }
    }

    private LauncherException failed(String why) {
        return new LauncherException(ExitCode.NOT_EXECUTABLE, "cannot run: " + program.path() + ": " + why, null);
    }
}
