package dev.sessionvault.launcher.share.tunnel;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.sessionvault.launcher.share.executor.Executor;
import dev.sessionvault.launcher.share.executor.Finish;
import dev.sessionvault.launcher.share.verb.Invocation;
import dev.sessionvault.launcher.share.verb.KeyUse;
import dev.sessionvault.launcher.share.verb.Limits;
import dev.sessionvault.secret.SecretBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Requests with a key, to servers by TLS: good ones, and such as a stranger between would show. */
@Timeout(60)
class ServerTlsTest {
    private static final String KEY = "sk-canary-0123456789";

    @TempDir
    private static Path directory;

    private static TestAuthority root;
    private static RelayTrust trust;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();

    @BeforeAll
    static void issue() throws Exception {
        root = TestAuthority.named("root");
        trust = RelayTrust.of(root.pem(directory.resolve("root.pem")));
    }

    /** A whole server, by the JDK. */
    private Finish ask(TestAuthority shown, TestAuthority... behind) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(shown.context(behind)));
        server.createContext("/", exchange -> {
            asked.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                out.write(("you sent " + KEY).getBytes(US_ASCII));
            }
        });
        server.start();
        try {
            return ask(server.getAddress().getPort(), 10);
        } finally {
            server.stop(0);
        }
    }

    private Finish ask(int port, int seconds) {
        Executor executor = new Executor(Map.of(), (socket, host, at) -> SystemTls.secure(trust, socket, host, at));
        String url = "https://localhost:" + port + "/";
        try (SecretBytes key = SecretBytes.copyOf(KEY.getBytes(US_ASCII))) {
            return executor.start(
                            "m",
                            new Invocation.Request("GET", url, Map.of(), null, Set.of()),
                            new Limits(seconds, 1000, 1),
                            new KeyUse("tool", null, "Authorization", "Bearer "),
                            key,
                            (which, bytes) -> answer.writeBytes(bytes))
                    .finish();
        }
    }

    private void assertNotAsked(String why, Finish finish) {
        assertEquals(new Finish(Finish.Kind.FAILED, 0, "NO_ANSWER", "the server's certificate " + why), finish);
        assertEquals(List.of(), asked);
        assertEquals(0, answer.size());
    }

    @Test
    void goodServer_isAsked_withTheKey() throws Exception {
        assertEquals(new Finish(Finish.Kind.ANSWERED, 200, "", ""), ask(root.server("localhost"), root));
        assertEquals(List.of("Bearer " + KEY), asked);
        assertEquals("you sent [masked]", answer.toString(US_ASCII));
    }

    @Test
    void serverThatHasNotProvenItsName_isToldNothing() throws Exception {
        String untrusted = "is not vouched for by an authority that is trusted";
        assertNotAsked(untrusted, ask(TestAuthority.lonelyServer("localhost")));
        assertNotAsked(untrusted, ask(TestAuthority.named("root").server("localhost"), root));
        assertNotAsked("is for another name", ask(root.server("elsewhere.example.org"), root));
        assertNotAsked("has expired", ask(root.expiredServer("localhost"), root));
    }

    /** The JDK believes a trusted server's own certificate whatever the time. */
    @Test
    void serverThatIsTrustedByItself_hasToBeInItsTime() throws Exception {
        TestAuthority old = TestAuthority.expiredLonelyServer("localhost");
        trust = RelayTrust.of(old.pem(directory.resolve("old.pem")));
        try {
            assertNotAsked("has expired", ask(old));
        } finally {
            issue();
        }
    }

    @Test
    void serverWithoutTls_orThatSaysNothing_hearsNoKey() throws Exception {
        byte[] heard = new byte[100_000];
        int[] count = new int[1];
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread listening = new Thread(() -> {
                try (Socket socket = server.accept();
                        InputStream in = socket.getInputStream()) {
                    count[0] = in.readNBytes(heard, 0, heard.length);
                } catch (IOException e) {
                    count[0] = -1;
                }
            });
            listening.start();
            assertEquals("TIME_LIMIT", ask(server.getLocalPort(), 1).reason());
            listening.join();
        }
        assertTrue(count[0] > 0);
        assertFalse(new String(heard, 0, count[0], US_ASCII).contains("canary"));
    }
}
