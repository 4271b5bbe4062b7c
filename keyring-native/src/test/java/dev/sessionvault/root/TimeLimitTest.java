package dev.sessionvault.root;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TimeLimitTest {
    private static final TimeLimit AMPLE = TimeLimit.ofMillis(20_000);
    private static final TimeLimit SHORT = TimeLimit.ofMillis(50);

    @Test
    void callEndsInTime_answerIsReturned() throws Exception {
        TimeLimit.Call<String, RuntimeException> call = () -> "answer";
        assertEquals("answer", AMPLE.run(call));
    }

    @Test
    void callFails_itsOwnExceptionIsThrown() {
        IOException failure = new IOException("of the call");
        TimeLimit.Call<String, IOException> call = () -> {
            throw failure;
        };
        assertSame(failure, assertThrows(IOException.class, () -> AMPLE.run(call)));
    }

    @Test
    void callFailsUnchecked_thatIsThrown() {
        TimeLimit.Call<String, RuntimeException> exception = () -> {
            throw new IllegalArgumentException();
        };
        TimeLimit.Call<String, RuntimeException> error = () -> {
            throw new UnsatisfiedLinkError();
        };
        assertThrows(IllegalArgumentException.class, () -> AMPLE.run(exception));
        assertThrows(UnsatisfiedLinkError.class, () -> AMPLE.run(error));
    }

    @Test
    void callRuns_onADaemonThread() throws Exception {
        TimeLimit.Call<Boolean, RuntimeException> call =
                () -> Thread.currentThread().isDaemon();
        assertTrue(AMPLE.run(call));
    }

    @Test
    void callHangs_callerGoesOnAndCallIsAbandoned() throws Exception {
        Hanging call = new Hanging();
        long start = System.nanoTime();
        assertThrows(TimeoutException.class, () -> SHORT.run(call));
        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10));
        assertTrue(call.abandoned.await(10, TimeUnit.SECONDS));
    }

    @Test
    void answerComesTooLate_isClosed() throws Exception {
        Hanging call = new Hanging();
        assertThrows(TimeoutException.class, () -> SHORT.run(call));
        assertEquals(1, call.closed.getCount());
        call.release.countDown();
        assertTrue(call.closed.await(10, TimeUnit.SECONDS));
    }

    @Test
    void abandoningHangsToo_callerGoesOn() {
        TimeLimit.Call<String, RuntimeException> call = new TimeLimit.Call<>() {
            @Override
            public String run() {
                return hang();
            }

            @Override
            public void abandon() {
                hang();
            }
        };
        assertThrows(TimeoutException.class, () -> SHORT.run(call));
    }

    @Test
    void callerIsInterrupted_givesUpAndStaysInterrupted() throws Exception {
        CountDownLatch gaveUpInterrupted = new CountDownLatch(1);
        Thread caller = new Thread(() -> {
            assertThrows(TimeoutException.class, () -> AMPLE.run(new Hanging()));
            if (Thread.currentThread().isInterrupted()) {
                gaveUpInterrupted.countDown();
            }
        });
        caller.start();
        caller.interrupt();
        assertTrue(gaveUpInterrupted.await(10, TimeUnit.SECONDS));
    }

    private static String hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return "";
    }

    /** Answers only when released, with something that is closed. */
    private static final class Hanging implements TimeLimit.Call<AutoCloseable, InterruptedException> {
        private final CountDownLatch release = new CountDownLatch(1);
        private final CountDownLatch abandoned = new CountDownLatch(1);
        private final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public AutoCloseable run() throws InterruptedException {
            release.await();
            return closed::countDown;
        }

        @Override
        public void abandon() {
            abandoned.countDown();
        }
    }
}
