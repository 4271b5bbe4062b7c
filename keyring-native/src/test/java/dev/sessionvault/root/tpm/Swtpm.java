package dev.sessionvault.root.tpm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A TPM 2.0 in software, as a child process: the program {@code swtpm}. Its seeds stay in the state directory. */
public final class Swtpm implements AutoCloseable {
    private static final int START_SECONDS = 10;
    private static final int START_ATTEMPTS = 5;

    private final Path stateDir;
    private final String address;
    private final List<String> sockets;
    private Process process;

    private Swtpm(Path stateDir, String address, List<String> sockets) throws IOException {
        this.stateDir = stateDir;
        this.address = address;
        this.sockets = sockets;
        this.process = launch();
    }

    /** Starts one on a free port of 127.0.0.1; an empty directory gives a new TPM, a used one the same TPM again. */
    public static Swtpm startTcp(Path stateDir) {
        IOException last = new IOException("not tried");
        for (int attempt = 0; attempt < START_ATTEMPTS; attempt++) {
            try {
                int port = freePair();
                return new Swtpm(
                        stateDir.toAbsolutePath(),
                        "tcp:127.0.0.1:" + port,
                        List.of(tcpSocket(port), tcpSocket(port + 1)));
            } catch (IOException e) {
                last = e; // Another process took the port between our looking and swtpm's binding it.
            }
        }
        throw new UncheckedIOException(last);
    }

    /** Starts one on the socket {@code tpm.sock} in the state directory. */
    public static Swtpm startUnix(Path stateDir) {
        // The directory must be absolute: swtpm fails every command when it cannot find its state again.
        String path = stateDir.toAbsolutePath().resolve("tpm.sock").toString();
        try {
            return new Swtpm(
                    stateDir.toAbsolutePath(),
                    "unix:" + path,
                    List.of("type=unixio,path=" + path, "type=unixio,path=" + path + ".ctrl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The root at an {@link #address} that another process was given. */
    public static TpmRoot rootAt(String address) {
        return new TpmRoot(SocketDevice.at(address));
    }

    /** This TPM as a root. */
    public TpmRoot root() {
        return rootAt(address);
    }

    /** {@code tcp:127.0.0.1:PORT} or {@code unix:PATH}. */
    public String address() {
        return address;
    }

    /** Power off: whatever was loaded is gone, and nobody answers at the address. */
    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Power off and on, at the same address. */
    public void restart() {
        stop();
        try {
            process = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on it takes commands and answers none. */
    void freeze() {
        signal("STOP");
    }

    /** It goes on where it stopped. */
    void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The machine is started in another way: something else is measured into that register. */
    public void extendPcr(int number) {
        Commands.extendPcr(source(), number);
    }

    @Override
    public void close() {
        stop();
    }

    TpmDevice.Source source() {
        return SocketDevice.at(address);
    }

    private Process launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                "swtpm",
                "socket",
                "--tpm2",
                "--tpmstate",
                "dir=" + stateDir,
                "--server",
                sockets.get(0),
                "--ctrl",
                sockets.get(1),
                "--flags",
                "not-need-init,startup-clear");
        Path log = stateDir.resolve("swtpm.log");
        Process started =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        awaitAnswer(started, log);
        return started;
    }

    private void awaitAnswer(Process started, Path log) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < end && started.isAlive()) {
            try (SocketChannel channel = SocketChannel.open(SocketDevice.socketAddress(address))) {
                if (channel.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                pause();
            }
        }
        started.destroyForcibly();
        throw new IOException("swtpm did not start: " + Files.readString(log));
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A port that is free together with the next one, where libtss2 looks for the simulator's control channel. */
    private static int freePair() throws IOException {
        try (ServerSocket first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket second = new ServerSocket(first.getLocalPort() + 1, 1, InetAddress.getLoopbackAddress())) {
            return second.getLocalPort() - 1;
        }
    }

    private static String tcpSocket(int port) {
        return "type=tcp,port=" + port + ",bindaddr=127.0.0.1";
    }
}
