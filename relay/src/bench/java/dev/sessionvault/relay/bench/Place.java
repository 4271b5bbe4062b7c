package dev.sessionvault.relay.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The directory that peers are configured in, and the limits that hold for all of them. */
final class Place {
    private static final int WANTED_DESCRIPTORS = 65_536;
    private static final int MILLIS_TO_START = 60_000;

    final Path directory;
    final int cores = Runtime.getRuntime().availableProcessors();
    final int descriptors;

    Place(Path directory) throws IOException, InterruptedException {
        this.directory = Files.createDirectories(directory);
        this.descriptors = raisedDescriptors();
    }

    /** Children inherit it. Who may not raise it takes what there is. */
    private static int raisedDescriptors() throws IOException, InterruptedException {
        String self = String.valueOf(ProcessHandle.current().pid());
        try {
            Shell.run(List.of("prlimit", "--pid", self, "--nofile=" + WANTED_DESCRIPTORS + ":" + WANTED_DESCRIPTORS));
        } catch (IOException e) {
            // Java has raised it to the hard limit by itself.
        }
        return Integer.parseInt(Shell.run(List.of("sh", "-c", "ulimit -n")).strip());
    }

    InetSocketAddress free() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress("127.0.0.1", 0));
            return (InetSocketAddress) socket.getLocalSocketAddress();
        }
    }

    Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    /** @return a process that listens there */
    Tree serve(String name, InetSocketAddress at, List<String> command) throws IOException, InterruptedException {
        Path log = directory.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8"));
        Tree tree = new Tree(builder.start());
        for (int waited = 0; !answers(at); waited += 50) {
            if (!tree.isAlive() || waited > MILLIS_TO_START) {
                tree.stop();
                throw new IOException(name + " does not start: " + Files.readString(log, StandardCharsets.UTF_8));
            }
            Thread.sleep(50);
        }
        return tree;
    }

    private static boolean answers(InetSocketAddress at) {
        try (Socket socket = new Socket()) {
            socket.connect(at, 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
