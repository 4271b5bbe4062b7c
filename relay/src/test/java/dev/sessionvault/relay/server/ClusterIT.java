package dev.sessionvault.relay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.relay.pairing.Grant;
import dev.sessionvault.relay.pairing.Quota;
import dev.sessionvault.relay.pairing.Rate;
import dev.sessionvault.relay.wire.RelayName;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three relays behind HAProxy, by the configuration that is shipped: nodes that die, return, and are restarted. */
class ClusterIT {
    private static final RelayName NAME = new RelayName("relay.example.org:443");
    /** So many that no node is without one, but for one time in five thousand. */
    private static final int MANY = 24;

    private static final int FEW = 8;

    @TempDir
    private static Path directory = Path.of("");

    private static final ExecutorService THREADS = Executors.newCachedThreadPool();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final List<int[]> PORTS = new ArrayList<>();
    private static final List<RelayProcess> RELAYS = new ArrayList<>();
    private static final List<AutoCloseable> REST = new ArrayList<>();
    private static Ends anyEnds = Ends.at(new InetSocketAddress("127.0.0.1", 1), NAME, null);

    @BeforeAll
    static void start() throws Exception {
        Quota quota = Quota.STANDARD.withHellos(Rate.UNLIMITED);
        new TokenFile(tokens())
                .change(all -> all.add(new Token(new Grant(Ends.DEPLOYMENT.publicKey(), quota), "", Instant.EPOCH)));
        Files.writeString(directory.resolve("relay.toml"), "[drain]\nspread = \"300ms\"\npatience = \"20s\"\n");
        for (int i = 0; i < 3; i++) {
            PORTS.add(new int[] {FreePort.take(), FreePort.take()});
            RELAYS.add(node(i));
        }
        Haproxy front = Haproxy.start(directory, FreePort.take(), PORTS);
        REST.add(front);
        anyEnds = Ends.at(front.address, NAME, null);
    }

    @AfterAll
    static void stop() throws Exception {
        THREADS.shutdownNow();
        for (AutoCloseable each : REST) {
            each.close();
        }
        for (RelayProcess relay : RELAYS) {
            relay.close();
        }
    }

    private static Path tokens() {
        return directory.resolve("tokens.toml");
    }

    private static RelayProcess node(int i) throws Exception {
        return RelayProcess.start(
                directory.resolve("log" + i),
                tokens(),
                PORTS.get(i)[0],
                PORTS.get(i)[1],
                "--name",
                NAME.value(),
                "--config",
                directory.resolve("relay.toml").toString());
    }

    private static long metric(int node, String name) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + PORTS.get(node)[1] + "/metrics");
        String body = HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        return body.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static List<Future<Transfer>> transfers(int count, AtomicBoolean mayEnd) {
        List<Future<Transfer>> running = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Transfer transfer = new Transfer(20, breaks -> mayEnd.get());
            Ends ends = anyEnds.another();
            running.add(THREADS.submit(() -> {
                transfer.run(ends, ends, THREADS);
                return transfer;
            }));
        }
        return running;
    }

    private static int finish(List<Future<Transfer>> running) throws Exception {
        int breaks = 0;
        for (Future<Transfer> each : running) {
            Transfer transfer = each.get(60, TimeUnit.SECONDS);
            assertTrue(transfer.received() >= 20);
            breaks += transfer.breaks();
        }
        return breaks;
    }

    @Test
    void everyPairMeets_andEachNodeHasSome() throws Exception {
        long[] before = new long[3];
        for (int i = 0; i < 3; i++) {
            before[i] = metric(i, "sv_relay_pairings_total");
        }
        assertEquals(0, finish(transfers(MANY, new AtomicBoolean(true))));
        long pairings = 0;
        for (int i = 0; i < 3; i++) {
            long here = metric(i, "sv_relay_pairings_total") - before[i];
            assertTrue(here > 0, "node " + i);
            pairings += here;
        }
        assertEquals(MANY, pairings);
    }

    @Test
    void aNodeThatIsKilledAndReturns_strandsNoLeg() throws Exception {
        AtomicBoolean mayEnd = new AtomicBoolean();
        List<Future<Transfer>> running = transfers(FEW, mayEnd);
        int busiest = busiest();
        RELAYS.get(busiest).kill();
        List<Future<Transfer>> meanwhile = transfers(FEW, mayEnd); // these begin while the node is away
        Thread.sleep(1_500);
        RELAYS.set(busiest, node(busiest));
        Thread.sleep(1_500); // HAProxy sees it again: what was waiting elsewhere now belongs here
        mayEnd.set(true);
        assertTrue(finish(running) > 0, "the node that was killed had sessions");
        finish(meanwhile);
    }

    private static int busiest() throws Exception {
        int busiest = 0;
        while (metric(busiest, "sv_relay_pairs") < FEW / 3) {
            busiest = (busiest + 1) % 3;
            Thread.sleep(20);
        }
        return busiest;
    }

    @Test
    void aRollingRestartUnderLoad_losesNothing() throws Exception {
        AtomicBoolean mayEnd = new AtomicBoolean();
        List<Future<Transfer>> running = transfers(FEW, mayEnd);
        for (int i = 0; i < 3; i++) {
            Thread.sleep(1_000);
            RELAYS.get(i).terminate();
            assertTrue(RELAYS.get(i).awaitEnd(30), "node " + i + " waits for legs that do not leave");
            RELAYS.set(i, node(i));
        }
        Thread.sleep(1_000);
        mayEnd.set(true);
        finish(running);
        for (int i = 0; i < 3; i++) {
            String log = Files.readString(directory.resolve("log" + i));
            assertTrue(log.contains("\"event\":\"draining\"") && log.contains("\"event\":\"stopped\""), log);
        }
    }
}
