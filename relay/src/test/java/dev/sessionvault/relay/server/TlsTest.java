package dev.sessionvault.relay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.handler.ssl.OpenSsl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The relay with a certificate of its own. */
class TlsTest {
    private final TlsFiles files;
    private final TestCertificate first;
    private Relay relay;

    TlsTest(@TempDir Path directory) throws Exception {
        files = new TlsFiles(directory.resolve("chain.pem"), directory.resolve("key.pem"));
        first = TestCertificate.first();
    }

    @BeforeEach
    void start() throws Exception {
        first.write(files, Instant.EPOCH);
        relay = Relay.start(RelayConfig.local(Ends.grants())
                .withTls(files)
                .withSockets(
                        SocketLimits.STANDARD.withTick(Duration.ofMillis(20)).withHello(Duration.ofSeconds(1))));
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    private EndPair pair(SSLSocketFactory client) throws Exception {
        return Ends.at(relay.address(), Ends.nameOf(relay), client).pair();
    }

    private static void await(LongAdder counter) throws InterruptedException {
        for (int i = 0; i < 500 && counter.sum() == 0; i++) {
            Thread.sleep(10);
        }
        assertTrue(counter.sum() > 0);
    }

    @Test
    void pairsMeetOverTls_byTheFastEngine() throws Exception {
        assertTrue(OpenSsl.isAvailable(), () -> String.valueOf(OpenSsl.unavailabilityCause()));
        for (String protocol : new String[] {"TLSv1.3", "TLSv1.2"}) {
            try (EndPair pair = pair(first.client(protocol))) {
                pair.assertSound();
                EndPair.assertPasses(pair.owner, pair.guest, 60_000);
                pair.owner.goodbye();
            }
        }
    }

    @Test
    void aNewCertificate_isShownToNewLegs_andOldOnesStay() throws Exception {
        try (EndPair old = pair(first.client("TLSv1.3"))) {
            TestCertificate second = TestCertificate.second();
            second.write(files, Instant.EPOCH.plusSeconds(1));
            await(relay.counters().certificateLoads);
            try (EndPair fresh = pair(second.client("TLSv1.3"))) {
                fresh.assertSound();
                fresh.owner.goodbye();
            }
            assertThrows(IOException.class, () -> pair(first.client("TLSv1.3")));
            old.assertSound();
            old.owner.goodbye();
        }
    }

    @Test
    void aWrongCertificate_isCountedAndTheOldOneStays() throws Exception {
        Files.writeString(files.certificate(), "half of a");
        await(relay.counters().certificateFailures);
        try (EndPair pair = pair(first.client("TLSv1.3"))) {
            pair.assertSound();
            pair.owner.goodbye();
        }
    }

    /** As in the middle of a renewal. */
    @Test
    void aKeyWithoutItsCertificate_isCountedAndTheOldOneStays() throws Exception {
        TlsFiles renewed = new TlsFiles(files.certificate().resolveSibling("renewed.pem"), files.key());
        TestCertificate.second().write(renewed, Instant.EPOCH);
        await(relay.counters().certificateFailures);
        try (EndPair pair = pair(first.client("TLSv1.3"))) {
            pair.assertSound();
            pair.owner.goodbye();
        }
        Files.copy(renewed.certificate(), files.certificate(), StandardCopyOption.REPLACE_EXISTING);
        await(relay.counters().certificateLoads);
        pair(TestCertificate.second().client("TLSv1.3")).close();
    }

    @Test
    void whoDoesNotSpeakTls_isRefusedAndCounted() throws Exception {
        try (RawWebSocket plain = new RawWebSocket(RawWebSocket.connect(relay.address(), null))) {
            assertThrows(IOException.class, () -> plain.request("/v1/x", "Upgrade: websocket", "sv-relay.1"));
        }
        for (int i = 0; i < 100 && relay.counters().refusals(Counters.Refusal.TLS) == 0; i++) {
            Thread.sleep(10);
        }
        assertEquals(1, relay.counters().refusals(Counters.Refusal.TLS));
    }

    @Test
    void aHandshakeThatIsNeverFinished_isCut() throws Exception {
        try (RawWebSocket half = new RawWebSocket(RawWebSocket.connect(relay.address(), null))) {
            half.raw(new byte[] {0x16, 3, 1, 0, (byte) 200, 1});
            assertThrows(IOException.class, () -> {
                while (true) {
                    half.read();
                }
            });
        }
        for (int i = 0; i < 100 && relay.counters().pending.get() > 0; i++) {
            Thread.sleep(10);
        }
        assertEquals(0, relay.counters().pending.get());
    }
}
