package dev.sessionvault.relay.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code sv-relay serve} as a process of its own, which can be killed. */
final class RelayProcess implements AutoCloseable {
    final Process process;
    final InetSocketAddress address;
    final InetSocketAddress admin;

    private RelayProcess(Process process, InetSocketAddress address, InetSocketAddress admin) {
        this.process = process;
        this.address = address;
        this.admin = admin;
    }

    static RelayProcess start(Path log, Path tokens, int port, int adminPort, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "--plain",
                "--listen",
                "127.0.0.1:" + port,
                "--admin",
                "127.0.0.1:" + adminPort,
                "--tokens",
                tokens.toString()));
        arguments.addAll(List.of(more));
        RelayProcess relay = new RelayProcess(
                launch(log, command(Child.SMALL, arguments)),
                new InetSocketAddress("127.0.0.1", port),
                new InetSocketAddress("127.0.0.1", adminPort));
        awaitPort(relay.address);
        return relay;
    }

    /** @param java options of the virtual machine */
    static List<String> command(List<String> java, List<String> arguments) {
        List<String> command = Child.java(java, Main.class);
        command.add("serve");
        command.addAll(arguments);
        return command;
    }

    static Process launch(Path log, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    static void awaitPort(InetSocketAddress address) throws Exception {
        for (int i = 0; i < 1_000; i++) {
            try (Socket socket = new Socket()) {
                socket.connect(address, 1_000);
                return;
            } catch (IOException e) {
                Thread.sleep(20);
            }
        }
        throw new IOException("nothing listens at " + address);
    }

    /** As when the machine dies. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** SIGTERM: drains. */
    void terminate() {
        process.destroy();
    }

    boolean awaitEnd(int seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
