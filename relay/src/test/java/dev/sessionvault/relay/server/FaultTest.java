package dev.sessionvault.relay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.relay.wire.RelayName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the wire does: every record arrives, once and in order, or the connection ends and the session goes on. */
class FaultTest {
    private static final RelayName NAME = new RelayName("relay.example.org:443");
    private static final Set<FaultProxy.Fault> HARMLESS =
            Set.of(FaultProxy.Fault.NONE, FaultProxy.Fault.DELAY, FaultProxy.Fault.STALL, FaultProxy.Fault.TRICKLE);

    private static Relay relay;
    private static SSLSocketFactory client;
    private static EndPair bystanders;
    private static ExecutorService threads;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        TlsFiles files = new TlsFiles(directory.resolve("chain.pem"), directory.resolve("key.pem"));
        TestCertificate certificate = TestCertificate.first();
        certificate.write(files, Instant.EPOCH);
        client = certificate.client("TLSv1.3");
        relay = Relay.start(RelayConfig.local(Ends.grants())
                .withTls(files)
                .withNames(Set.of(NAME))
                .withSockets(SocketLimits.STANDARD.withTick(Duration.ofMillis(50))));
        bystanders = Ends.at(relay.address(), NAME, client).pair();
        threads = Executors.newCachedThreadPool();
    }

    @AfterAll
    static void stop() throws Exception {
        bystanders.close();
        relay.close();
        threads.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource
    void onTheOwnersWire(FaultProxy.Fault fault) throws Exception {
        survives(fault, true);
    }

    @ParameterizedTest
    @EnumSource
    void onTheGuestsWire(FaultProxy.Fault fault) throws Exception {
        survives(fault, false);
    }

    private static void survives(FaultProxy.Fault fault, boolean ownersWire) throws Exception {
        try (FaultProxy proxy = new FaultProxy(relay.address())) {
            Ends direct = Ends.at(relay.address(), NAME, client);
            Ends faulty = direct.by(proxy.address());
            boolean harmless = HARMLESS.contains(fault);
            AtomicBoolean inflicted = new AtomicBoolean();
            Transfer transfer =
                    new Transfer(40, breaks -> inflicted.get() && proxy.isDone() && (harmless || breaks > 0));
            Thread later = new Thread(() -> {
                while (transfer.received() < 10) {
                    LockSupport.parkNanos(100_000);
                }
                proxy.inflict(fault);
                inflicted.set(true);
            });
            later.setDaemon(true);
            later.start();
            transfer.run(ownersWire ? faulty : direct, ownersWire ? direct : faulty, threads);
            assertEquals(harmless, transfer.breaks() == 0, "breaks: " + transfer.breaks());
            assertTrue(transfer.received() >= 40);
        }
        bystanders.assertSound();
    }
}
