package dev.sessionvault.launcher.login;

import dev.sessionvault.launcher.posix.CommandLine;
import dev.sessionvault.launcher.posix.FileStatus;
import dev.sessionvault.launcher.posix.PosixException;
import dev.sessionvault.launcher.posix.ProcessState;
import dev.sessionvault.launcher.posix.ProcessTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The processes of this user that are a tool with the same home directory, and were lent no login: they have read the
 * file's, and may refresh it.
 */
public final class Running {
    private static final String LENT = "fd/50/login";

    private Running() {}

    /**
     * @param programs the file names of the tool's program
     * @param home as it was given to them
     */
    public static List<Integer> of(List<String> programs, String home) {
        List<Integer> running = new ArrayList<>();
        for (ProcessTable.Process process : ProcessTable.all()) {
            boolean fits = !process.hasEnded() && is(Path.of("/proc", Integer.toString(process.pid())), programs);
            if (fits && home.equals(ProcessTable.given(process.pid(), "HOME"))) {
                running.add(process.pid());
            }
        }
        return running;
    }

    private static boolean is(Path process, List<String> programs) {
        try {
            FileStatus status = FileStatus.of(process.toString().getBytes(StandardCharsets.US_ASCII));
            return status.uid() == ProcessState.effectiveUser()
                    && isProgram(CommandLine.strings(Files.readAllBytes(process.resolve("cmdline"))), programs)
                    && !Files.isDirectory(process.resolve(LENT));
        } catch (IOException | PosixException e) {
            return false; // it has just ended
        }
    }

    /** By its own name, or as what an interpreter was given by its path. */
    private static boolean isProgram(List<byte[]> arguments, List<String> programs) {
        for (int i = 0; i < Math.min(2, arguments.size()); i++) {
            String word = new String(arguments.get(i), StandardCharsets.UTF_8);
            boolean isPath = word.startsWith("/");
            if ((i == 0 || isPath) && programs.contains(word.substring(word.lastIndexOf('/') + 1))) {
                return true;
            }
        }
        return false;
    }
}
