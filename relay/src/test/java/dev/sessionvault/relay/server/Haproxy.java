package dev.sessionvault.relay.server;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Debian's HAProxy with the configuration that is shipped, but for its addresses. */
final class Haproxy implements AutoCloseable {
    final InetSocketAddress address;
    private final Process process;

    private Haproxy(InetSocketAddress address, Process process) {
        this.address = address;
        this.process = process;
    }

    /** @param nodes each a port for legs and one for health */
    static Haproxy start(Path directory, int port, List<int[]> nodes) throws Exception {
        String text = Files.readString(Path.of("haproxy.cfg"))
                .replace(":443 ssl crt /etc/haproxy/relay.pem alpn http/1.1", "127.0.0.1:" + port)
                .replace("maxconn 40000", "maxconn 1000")
                .replace("gt 100 }", "gt 100000 }"); // all of the test's legs have one address
        for (int i = 0; i < nodes.size(); i++) {
            text = text.replace(
                    "10.0.0." + (i + 1) + ":8443 port 9464",
                    "127.0.0.1:" + nodes.get(i)[0] + " port " + nodes.get(i)[1]);
        }
        Path config = Files.writeString(directory.resolve("haproxy.cfg"), text);
        Process process = new ProcessBuilder("/usr/sbin/haproxy", "-db", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("haproxy.log").toFile())
                .start();
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", port);
        RelayProcess.awaitPort(address);
        return new Haproxy(address, process);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }
}
