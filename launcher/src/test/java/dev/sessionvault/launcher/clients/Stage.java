package dev.sessionvault.launcher.clients;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import java.io.File;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The program inside the network namespace: loopback, the API, and one command whose end it reports. */
final class Stage {
    /** Any port will do: the namespace is ours alone. */
    static final int PORT = 8080;

    static final int TOO_SLOW = 124;

    private static final int SECONDS = 90;

    /** Arguments: directory for {@code out}, {@code err} and {@code report}; then the command. */
    public static void main(String[] arguments) throws Exception {
        bringLoopbackUp();
        Path directory = Path.of(arguments[0]);
        Outcome outcome = play(directory, Arrays.asList(arguments).subList(1, arguments.length));
        try (ObjectOutputStream report = new ObjectOutputStream(Files.newOutputStream(directory.resolve("report")))) {
            report.writeObject(outcome);
        }
        System.exit(0);
    }

    static Outcome play(Path directory, List<String> command) throws IOException, InterruptedException {
        return play(directory, command, programs -> FakeApi.start(PORT, programs));
    }

    /** How the API is opened, which asks who is running. */
    interface Opening {
        FakeApi open(Supplier<List<RunningProgram>> programs) throws IOException;
    }

    static Outcome play(Path directory, List<String> command, Opening opening)
            throws IOException, InterruptedException {
        CompletableFuture<ProcessHandle> tool = new CompletableFuture<>();
        try (FakeApi api = opening.open(() -> RunningProgram.treeOf(tool.join()))) {
            Process process = new ProcessBuilder(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(Redirect.to(directory.resolve("out").toFile()))
                    .redirectError(Redirect.to(directory.resolve("err").toFile()))
                    .start();
            tool.complete(process.toHandle());
            int exit = await(process);
            String out = Files.readString(directory.resolve("out"));
            return new Outcome(exit, out, Files.readString(directory.resolve("err")), api.requests());
        }
    }

    private static int await(Process tool) throws InterruptedException {
        if (tool.waitFor(SECONDS, TimeUnit.SECONDS)) {
            return tool.exitValue();
        }
        tool.descendants().forEach(ProcessHandle::destroyForcibly);
        tool.destroyForcibly();
        return TOO_SLOW;
    }

    /** What {@code ip link set lo up} does, where iproute2 is not installed: SIOCSIFFLAGS, netdevice(7). */
    static void bringLoopbackUp() {
        NativeLibrary libc = NativeLibrary.getInstance("c");
        int socket = libc.getFunction("socket").invokeInt(new Object[] {2, 2, 0});
        try (Memory request = new Memory(40)) {
            request.clear();
            request.setString(0, "lo", "US-ASCII");
            request.setShort(16, (short) 0x41); // IFF_UP | IFF_RUNNING
            Function ioctl = libc.getFunction("ioctl");
            if (ioctl.invokeInt(new Object[] {socket, 0x8914L, request}) != 0) {
                throw new IllegalStateException("loopback does not come up: not in a namespace of our own?");
            }
        }
        libc.getFunction("close").invokeInt(new Object[] {socket});
    }

    private Stage() {}
}
