package dev.sessionvault.launcher.clients;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy for HTTPS, RFC 9110 section 9.3.6, that leads to the same server whatever host is asked for. */
final class Tunnel implements AutoCloseable {
    private final ServerSocket door;
    private final InetSocketAddress server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private Tunnel(ServerSocket door, InetSocketAddress server) {
        this.door = door;
        this.server = server;
    }

    static Tunnel open(int port, InetSocketAddress server) throws IOException {
        InetSocketAddress address = FakeApi.loopback(port);
        Tunnel tunnel = new Tunnel(new ServerSocket(port, 0, address.getAddress()), server);
        tunnel.threads.execute(tunnel::accept);
        return tunnel;
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                threads.execute(() -> join(client));
            }
        } catch (IOException closed) {
            // By close().
        }
    }

    private void join(Socket client) {
        try (client;
                Socket behind = new Socket(server.getAddress(), server.getPort())) {
            readHead(client);
            client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
            threads.execute(() -> copy(behind, client));
            copy(client, behind);
        } catch (IOException ended) {
            // One of them hung up, as clients do.
        }
    }

    /** To the empty line, byte by byte: what comes after it is TLS already. */
    private static void readHead(Socket client) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = client.getInputStream().read();
            if (next < 0) {
                throw new EOFException();
            }
            head.append((char) next);
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException ended) {
            // The other direction closes both.
        }
    }
}
