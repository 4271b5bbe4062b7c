package dev.sessionvault.root.tpm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionvault.root.Refusal;
import dev.sessionvault.root.RootException;
import dev.sessionvault.root.RootKind;
import dev.sessionvault.root.SealedKey;
import dev.sessionvault.secret.SecretBytes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A TPM that takes commands and never answers: connections to it succeed, since the kernel accepts them. */
class TpmSilenceTest {
    private static final long SLACK_MILLIS = 1_000;

    private ServerSocket silent;

    @BeforeEach
    void listen() throws IOException {
        silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        silent.close();
    }

    private TpmRoot root() {
        return Swtpm.rootAt("tcp:127.0.0.1:" + silent.getLocalPort());
    }

    @Test
    void neverAnswers_openingEndsWithinItsLimit() {
        SealedKey sealed = SealedKey.of(RootKind.TPM2, SealedBlobTest.example());
        long start = System.nanoTime();
        assertEquals(
                "the TPM did not answer within 3000 ms",
                Openings.assertRefused(Refusal.UNAVAILABLE, root(), sealed).why());
        assertTrue(millisSince(start) < 3_000 + SLACK_MILLIS);
    }

    @Test
    void neverAnswers_sealingEndsWithinItsLimit() {
        long start = System.nanoTime();
        RootException refusal = assertThrows(RootException.class, () -> root().seal(SecretBytes.random(32)));
        assertEquals(Refusal.UNAVAILABLE, refusal.refusal());
        assertTrue(millisSince(start) < 10_000 + SLACK_MILLIS);
    }

    @Test
    void interrupted_isUnavailable_andStaysInterrupted() {
        SealedKey sealed = SealedKey.of(RootKind.TPM2, SealedBlobTest.example());
        Thread.currentThread().interrupt();
        Openings.assertRefused(Refusal.UNAVAILABLE, root(), sealed);
        assertTrue(Thread.interrupted());
    }

    private static long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
