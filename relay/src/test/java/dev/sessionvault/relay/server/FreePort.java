package dev.sessionvault.relay.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Ports for programs that have to be told one. They are below those that the system itself gives out, to connections too:
 * of these, one that was free a moment ago may be somebody's now. Test processes that run at once have a hundred each.
 */
public final class FreePort {
    private static final int FIRST = 10_000;
    private static final int EACH = 100;
    private static final int PROCESSES = 200;

    private static int given;

    private FreePort() {}

    public static synchronized int take() throws IOException {
        int own = FIRST + (int) (ProcessHandle.current().pid() % PROCESSES) * EACH;
        for (int tries = 0; tries < EACH; tries++) {
            int port = own + given++ % EACH;
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Somebody's: the next one.
            }
        }
        throw new IOException("no port is free from " + own + " on");
    }
}
