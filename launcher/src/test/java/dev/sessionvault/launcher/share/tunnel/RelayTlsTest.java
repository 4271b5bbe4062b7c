package dev.sessionvault.launcher.share.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.relay.server.Relay;
import dev.sessionvault.relay.wire.CloseCode;
import dev.sessionvault.relay.wire.RelayName;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whom a leg believes to be the relay. */
@Timeout(120)
class RelayTlsTest {
    @TempDir
    private static Path directory;

    private static TestAuthority right;
    private static TestAuthority other;
    private static TestAuthority expired;

    @BeforeAll
    static void makeCertificates() throws Exception {
        right = TestAuthority.lonelyServer("localhost");
        other = TestAuthority.lonelyServer("elsewhere.example.org");
        expired = TestAuthority.expiredLonelyServer("localhost");
    }

    private static PeerException knock(TestAuthority shown, Path trusted) throws Exception {
        try (ServerSocket server = shown.listen();
                Relay relay = Knocking.relay(new RelayName("localhost:" + server.getLocalPort()))) {
            passOn(server, relay.address());
            RelayName name = new RelayName("localhost:" + server.getLocalPort());
            return Knocking.at(new RelayRoute(name, true, RelayTrust.of(trusted), Map.of()));
        }
    }

    /** As a balancer that has the certificate. */
    private static void passOn(ServerSocket server, InetSocketAddress to) {
        thread(() -> {
            Socket end = server.accept();
            Socket relay = new Socket(to.getAddress(), to.getPort());
            thread(() -> end.getInputStream().transferTo(relay.getOutputStream()));
            thread(() -> relay.getInputStream().transferTo(end.getOutputStream()));
        });
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void thread(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // either side has gone
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void assertRefused(String why, PeerException refused) {
        assertEquals(CloseCode.Again.NO, refused.again());
        assertTrue(String.valueOf(refused.getMessage()).endsWith(why), refused.getMessage());
    }

    @Test
    void relay_thatItsAuthorityVouchesFor_isReached() throws Exception {
        PeerException nobody = knock(right, right.pem(directory.resolve("right.pem")));
        assertEquals(CloseCode.NO_RENDEZVOUS, nobody.code(), nobody.getMessage());
    }

    @Test
    void anotherName_isRefused() throws Exception {
        assertRefused("is for another name", knock(other, other.pem(directory.resolve("name.pem"))));
    }

    @Test
    void anotherAuthority_isRefused() throws Exception {
        assertRefused(
                "is not vouched for by an authority that is trusted",
                knock(right, other.pem(directory.resolve("other.pem"))));
    }

    @Test
    void expired_isRefused() throws Exception {
        assertRefused("has expired", knock(expired, expired.pem(directory.resolve("expired.pem"))));
    }

    @Test
    void authorities_thatAreNone_areRefused() throws Exception {
        Path empty = Files.writeString(directory.resolve("empty.pem"), "nothing\n");
        assertRefused("the CA certificates cannot be read: " + empty, knock(right, empty));
        assertRefused("cannot be read: /nonexistent", knock(right, Path.of("/nonexistent")));
    }
}
