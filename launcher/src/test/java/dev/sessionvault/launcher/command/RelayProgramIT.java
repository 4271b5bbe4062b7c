package dev.sessionvault.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.launcher.command.Sv.Answer;
import dev.sessionvault.launcher.share.tunnel.TestAuthority;
import dev.sessionvault.relay.server.FreePort;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The relay that lies in the program, on the program's own runtime: with a certificate, and stopped as a service is. */
class RelayProgramIT {
    @TempDir
    Path directory;

    @Test
    void relay_runsOnTheShippedRuntime() throws Exception {
        Path tokens = directory.resolve("tokens.toml");
        Answer made = run(Sv.PROGRAM.toString(), "relay", "token", "new", "--tokens", tokens.toString());
        assertEquals(0, made.code(), made.err());
        assertTrue(Files.readString(tokens).contains("[[token]]"), Files.readString(tokens));
        TestAuthority server = TestAuthority.lonelyServer("localhost");
        int port = FreePort.take();
        Path log = directory.resolve("log");
        Process relay = new ProcessBuilder(
                        Sv.PROGRAM.toString(),
                        "relay",
                        "serve",
                        "--listen",
                        "127.0.0.1:" + port,
                        "--admin",
                        "",
                        "--certificate",
                        server.pem(directory.resolve("chain.pem")).toString(),
                        "--key",
                        server.key(directory.resolve("key.pem")).toString(),
                        "--tokens",
                        tokens.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            awaitText(log, "\"event\":\"started\"");
            assertTrue(statusLine(port, server).startsWith("HTTP/1.1 101 "));
            assertTrue(Files.readString(Path.of("/proc/" + relay.pid() + "/maps"))
                    .contains("netty_transport_native_epoll"));
            relay.destroy();
            assertTrue(relay.waitFor(30, TimeUnit.SECONDS), "it does not stop");
            awaitText(log, "\"event\":\"stopped\"");
        } finally {
            relay.destroyForcibly().waitFor();
        }
    }

    @Test
    void whatIsWrong_isSaidAsByTheRelay() throws Exception {
        Answer answer = run(Sv.PROGRAM.toString(), "relay", "serve", "--admin", "");
        assertEquals(
                new Answer(
                        8,
                        "",
                        "sv-relay: error: serve: tls: want --certificate and --key, or --plain behind a proxy\n"),
                answer);
    }

    private Answer run(String... command) throws IOException {
        return Sv.bare(directory, List.of(command));
    }

    private static void awaitText(Path file, String text) throws Exception {
        for (int i = 0; !Files.readString(file).contains(text); i++) {
            assertTrue(i < 600, Files.readString(file));
            Thread.sleep(50);
        }
    }

    /** By TLS that trusts this certificate alone. */
    private static String statusLine(int port, TestAuthority server) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("relay", server.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(null, trust.getTrustManagers(), null);
        try (Socket socket = context.getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET /v1/" + "0".repeat(32) + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n"
                                    + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                    + "Sec-WebSocket-Protocol: sv-relay.1\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(16), StandardCharsets.US_ASCII);
        }
    }
}
