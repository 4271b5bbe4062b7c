package dev.sessionvault.launcher.share.channel;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What cannot wait does not. */
@Timeout(60)
class StalledReaderTest {
    private static final int MESSAGE_BYTES = 8 * 1024;
    private static final int MESSAGES = 100;

    private final CountDownLatch release = new CountDownLatch(1);
    private final Heard owner = new Heard();

    /** Takes stream 0, and nothing of the others until it is released. */
    private final Heard guest = new Heard() {
        @Override
        public void received(int stream, byte[] message) {
            try {
                if (stream != Channel.CONTROL) {
                    release.await();
                }
                super.received(stream, message);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    };

    @Test
    void control_passesAStreamThatNobodyReads() throws Exception {
        try (Stage stage = new Stage();
                OwnerChannel listening = stage.session.listen(owner);
                GuestChannel opened = stage.session.open(guest)) {
            assertEquals("opened", owner.event());
            AtomicInteger sent = new AtomicInteger();
            Thread output = new Thread(() -> sendAll(owner.peer(), sent));
            output.start();
            awaitBlocked(output);
            assertEquals(256 * 1024 / (MESSAGE_BYTES + 64), sent.get(), "more than the window");

            opened.send(Channel.CONTROL, "cancel".getBytes(US_ASCII));
            owner.peer().send(Channel.CONTROL, "cancelled".getBytes(US_ASCII));
            assertEquals("cancel", new String(owner.next().message(), US_ASCII));
            assertEquals("cancelled", new String(guest.next().message(), US_ASCII));

            release.countDown();
            output.join();
            for (int i = 0; i < MESSAGES; i++) {
                assertEquals(MESSAGE_BYTES, guest.next().message().length);
            }
        }
    }

    @Test
    void theEnd_isHeard_whileAReaderStalls() throws Exception {
        try (Stage stage = new Stage();
                OwnerChannel listening = stage.session.listen(owner);
                GuestChannel opened = stage.session.open(guest)) {
            assertEquals("opened", owner.event());
            owner.peer().send(5, new byte[MESSAGE_BYTES]);
            listening.close(CloseReason.ENDED);
            assertEquals("opened", guest.event());
            assertEquals("closed ended", guest.event());
            assertTrue(guest.messages.isEmpty());
        }
    }

    private static void sendAll(Channel channel, AtomicInteger sent) {
        try {
            for (int i = 0; i < MESSAGES; i++) {
                channel.send(5, new byte[MESSAGE_BYTES]);
                sent.incrementAndGet();
            }
        } catch (ChannelException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitBlocked(Thread thread) throws InterruptedException {
        int still = 0;
        while (still < 5) {
            Thread.sleep(50);
            still = thread.getState() == Thread.State.WAITING ? still + 1 : 0;
        }
    }
}
