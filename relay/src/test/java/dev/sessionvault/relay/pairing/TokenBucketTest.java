package dev.sessionvault.relay.pairing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private final Clock clock = new Clock();

    @Test
    void aBurst_isTakenAtOnceAndThenEarnedBack() {
        TokenBucket bucket = new TokenBucket(new Rate(3, 2), clock);
        assertEquals(3, taken(bucket, 10));
        clock.pass(Duration.ofMillis(499));
        assertFalse(bucket.tryTake());
        clock.pass(Duration.ofMillis(1));
        assertTrue(bucket.tryTake());
        assertFalse(bucket.tryTake());
        clock.pass(Duration.ofHours(1));
        assertEquals(3, taken(bucket, 10));
    }

    private static int taken(TokenBucket bucket, int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += bucket.tryTake() ? 1 : 0;
        }
        return taken;
    }

    @Test
    void whatIsTakenOverTheBurst_isPaidByWaiting() {
        TokenBucket bucket = new TokenBucket(new Rate(1000, 500), clock);
        assertEquals(0, bucket.take(1000));
        assertEquals(Duration.ofSeconds(1).toNanos(), bucket.take(500));
        clock.pass(Duration.ofSeconds(1));
        assertEquals(Duration.ofSeconds(2).toNanos(), bucket.take(1000));
    }

    @Test
    void noRate_isNoLimit() {
        TokenBucket bucket = new TokenBucket(Rate.UNLIMITED, clock);
        assertEquals(0, bucket.take(Long.MAX_VALUE));
        assertEquals(100, taken(bucket, 100));
    }

    @Test
    void aBurstOfNothing_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Rate(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Rate(1, Double.NaN));
    }

    @Test
    void threadsTogether_getNoMoreThanOne() throws Exception {
        TokenBucket bucket = new TokenBucket(new Rate(10_000, 1), clock);
        AtomicInteger taken = new AtomicInteger();
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> taken.addAndGet(taken(bucket, 5_000)));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(10_000, taken.get());
    }
}
