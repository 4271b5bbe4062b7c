package dev.sessionvault.launcher.keeper;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.posix.Descriptors;
import dev.sessionvault.launcher.posix.MemoryProgram;
import dev.sessionvault.launcher.posix.PosixException;
import dev.sessionvault.launcher.posix.ProcessState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A child that is in a user and a mount namespace of its own, for as long as it takes to open what is mounted there: this
 * process has many threads, and such a one may not go into a user namespace itself. KEEPER.md, section 4.
 */
final class Room implements AutoCloseable {
    private final Process process;
    private final Path directory;

    private Room(Process process, Path directory) {
        this.process = process;
        this.directory = directory;
    }

    static Room start(Path directory) throws LauncherException {
        try (MemoryProgram program = Assembled.ROOM.load()) {
            ProcessBuilder builder = new ProcessBuilder(program.pathForChild(), directory.toString());
            builder.environment().clear();
            return new Room(builder.start(), directory);
        } catch (IOException e) {
            throw Refusal.MEMORY_PROGRAM.of(directory);
        }
    }

    /** Makes the namespaces. This user, and nobody else, is in them. */
    void separate() throws LauncherException {
        int error = answer();
        if (error != 0) {
            throw Refusal.ofNamespace(error).of(directory);
        }
        try {
            write("setgroups", "deny");
            write("uid_map", map(ProcessState.effectiveUser()));
            write("gid_map", map(ProcessState.effectiveGroup()));
        } catch (IOException e) {
            throw Refusal.UNMAPPED.of(directory);
        }
    }

    /** Mounts the ramfs. */
    void mount() throws LauncherException {
        goOn();
        int error = answer();
        if (error != 0) {
            throw Refusal.ofMount(error).of(directory);
        }
    }

    /** The root of what is mounted, by a descriptor of this number or the next free one. */
    int openRoot(int least) throws LauncherException {
        int root = open("cwd", least);
        if (PrivateMemory.isMemory(root)) {
            return root;
        }
        Descriptors.close(root);
        throw Refusal.MOUNT.of(directory);
    }

    /** The mount namespace: it is there, and what is mounted stays at its place, as long as somebody has this open. */
    int openNamespace(int least) throws LauncherException {
        return open("ns/mnt", least);
    }

    private int open(String name, int least) throws LauncherException {
        try {
            return Descriptors.open(file(name), least);
        } catch (PosixException e) {
            throw Refusal.PROC.of(directory);
        }
    }

    /** The same number inside as outside. */
    private static String map(int id) {
        String number = Integer.toUnsignedString(id);
        return number + ' ' + number + " 1";
    }

    private void write(String name, String text) throws IOException {
        Files.write(Path.of(file(name)), text.getBytes(StandardCharsets.US_ASCII), StandardOpenOption.WRITE);
    }

    private String file(String name) {
        return "/proc/" + process.pid() + '/' + name;
    }

    private void goOn() throws LauncherException {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw Refusal.NO_ANSWER.of(directory);
        }
    }

    /** An error's number, or 0. Comes within 3 seconds: the program has itself ended then. */
    private int answer() throws LauncherException {
        try {
            int answer = process.getInputStream().read();
            if (answer >= 0) {
                return answer;
            }
        } catch (IOException e) {
            // as if it had said nothing
        }
        throw Refusal.NO_ANSWER.of(directory);
    }

    /** Ends it, and waits for that, so that nothing of it is left. */
    @Override
    public void close() {
        process.destroyForcibly();
        boolean interrupted = false;
        while (true) {
            try {
                process.waitFor();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
