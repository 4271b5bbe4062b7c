package dev.sessionvault.relay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.relay.pairing.Grant;
import dev.sessionvault.relay.pairing.Quota;
import dev.sessionvault.relay.wire.CloseCode;
import dev.sessionvault.relay.wire.RelayName;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a relay has left when its sessions are over: nothing that was said, and nothing of who said it. */
class CanaryTest {
    private static final String SAID = "canary-that-was-said-through-the-relay";

    @TempDir
    private Path directory = Path.of("");

    private RelayProcess start(String... more) throws Exception {
        Path tokens = directory.resolve("tokens.toml");
        new TokenFile(tokens)
                .change(all -> all.add(
                        new Token(new Grant(Ends.DEPLOYMENT.publicKey(), Quota.STANDARD), "canary", Instant.EPOCH)));
        int port = FreePort.take();
        String[] all = Arrays.copyOf(more, more.length + 2);
        all[more.length] = "--name";
        all[more.length + 1] = "localhost:" + port;
        return RelayProcess.start(directory.resolve("log"), tokens, port, FreePort.take(), all);
    }

    private static Ends talk(RelayProcess relay) throws Exception {
        Ends ends = Ends.at(relay.address, new RelayName("localhost:" + relay.address.getPort()), null);
        try (EndPair pair = ends.pair()) {
            for (int i = 0; i < 50; i++) {
                pair.owner.send(SAID.repeat(50).getBytes(StandardCharsets.US_ASCII));
                assertEquals(SAID.length() * 50, pair.guest.receive().length);
            }
            pair.owner.goodbye();
            pair.owner.expectClose(CloseCode.NORMAL);
            pair.guest.expectClose(CloseCode.ENDED);
        }
        return ends;
    }

    private static String metrics(RelayProcess relay) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + relay.admin.getPort() + "/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private byte[] heap(RelayProcess relay) throws Exception {
        Path dump = directory.resolve("heap");
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(relay.process.pid()),
                        "GC.heap_dump",
                        dump.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("jcmd").toFile())
                .start();
        assertTrue(jcmd.waitFor(60, TimeUnit.SECONDS));
        return Files.readAllBytes(dump);
    }

    @Test
    void logMetricsAndHeap_holdNothingOfASessionThatIsOver() throws Exception {
        try (RelayProcess relay = start("--log-legs")) {
            Ends ends = talk(relay);
            for (int i = 0; i < 500 && !metrics(relay).contains("sv_relay_legs 0\n"); i++) {
                Thread.sleep(10);
            }
            String log = Files.readString(directory.resolve("log"));
            assertTrue(log.contains("\"event\":\"leg_closed\",\"cause\":\"normal\",\"role\":\"owner\""), log);
            String seen = log + metrics(relay);
            for (Map.Entry<String, byte[]> canary : canaries(ends).entrySet()) {
                byte[] bytes = canary.getValue();
                assertFalse(seen.contains(new String(bytes, StandardCharsets.ISO_8859_1)), canary.getKey());
                assertFalse(seen.contains(HexFormat.of().formatHex(bytes)), canary.getKey());
            }
            assertFalse(seen.contains("127.0.0.1"));
            String heap = new String(heap(relay), StandardCharsets.ISO_8859_1);
            assertTrue(heap.contains("sv_relay_closed_total"), "a heap without our own text was not searched");
            for (Map.Entry<String, byte[]> canary : canaries(ends).entrySet()) {
                assertFalse(heap.contains(new String(canary.getValue(), StandardCharsets.ISO_8859_1)), canary.getKey());
            }
        }
    }

    private static Map<String, byte[]> canaries(Ends ends) {
        return Map.of(
                "what was said", SAID.getBytes(StandardCharsets.US_ASCII),
                "guest key", ends.guest.publicKey().bytes(),
                "rendezvous", HexFormat.of().parseHex(ends.id.toString()));
    }

    @Test
    void whoeverAsksForIt_isToldWhoLeft() throws Exception {
        try (RelayProcess relay = start("--log-legs", "--log-identify")) {
            Ends ends = talk(relay);
            String log = Files.readString(directory.resolve("log"));
            assertTrue(log.contains("\"rendezvous\":\"" + ends.id + "\""), log);
            assertTrue(log.contains("\"address\":\"/127.0.0.1:"), log);
            assertFalse(log.contains("canary-that-was-said"));
        }
    }
}
