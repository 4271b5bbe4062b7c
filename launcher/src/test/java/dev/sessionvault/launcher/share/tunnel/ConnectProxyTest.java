package dev.sessionvault.launcher.share.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.relay.server.FreePort;
import dev.sessionvault.relay.server.Relay;
import dev.sessionvault.relay.wire.CloseCode;
import dev.sessionvault.relay.wire.RelayName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Through tinyproxy as Debian has it. */
@Timeout(60)
class ConnectProxyTest {
    @TempDir
    private Path directory;

    private PeerException knock(String credentials, String... settings) throws Exception {
        int port = FreePort.take();
        Process proxy = start(port, settings);
        try (Relay relay = Knocking.relay()) {
            awaitListening(port);
            RelayName name = new RelayName("localhost:" + relay.address().getPort());
            Map<String, String> environment = Map.of("http_proxy", "http://" + credentials + "localhost:" + port);
            return Knocking.at(new RelayRoute(name, false, RelayTrust.SYSTEM, environment));
        } finally {
            proxy.destroy();
            proxy.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private Process start(int port, String... settings) throws IOException {
        Path config = Files.writeString(
                directory.resolve("tinyproxy.conf"),
                "Port " + port + "\nListen 127.0.0.1\nTimeout 30\nMaxClients 10\nAllow 127.0.0.1\n"
                        + String.join("\n", settings) + "\n");
        return new ProcessBuilder("tinyproxy", "-d", "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
    }

    private static void awaitListening(int port) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        throw new AssertionError("tinyproxy does not listen");
    }

    private void assertPassed(PeerException answer) throws IOException {
        assertEquals(CloseCode.NO_RENDEZVOUS, answer.code(), answer.getMessage());
        assertTrue(Files.readString(directory.resolve("log")).contains("CONNECT localhost"), "went another way");
    }

    private static void assertRefused(String why, PeerException answer) {
        assertEquals(CloseCode.Again.NO, answer.again());
        assertTrue(String.valueOf(answer.getMessage()).contains(why), answer.getMessage());
    }

    @Test
    void openProxy_letsThrough() throws Exception {
        assertPassed(knock(""));
    }

    @Test
    void credentials_letThrough() throws Exception {
        assertPassed(knock("someone:s3cret@", "BasicAuth someone s3cret"));
    }

    @Test
    void missingCredentials_areNamed() throws Exception {
        assertRefused("wants credentials", knock("", "BasicAuth someone s3cret"));
    }

    @Test
    void wrongCredentials_areNamed() throws Exception {
        assertRefused("does not take the credentials", knock("someone:else@", "BasicAuth someone s3cret"));
    }

    @Test
    void forbiddenPort_isNamed() throws Exception {
        assertRefused("does not let through to localhost", knock("", "ConnectPort 443"));
    }
}
