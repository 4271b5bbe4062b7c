package dev.sessionvault.launcher.share.channel;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tells the listener, by two threads: one for what must not wait, one for the streams. */
final class Deliveries {
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final ChannelListener listener;
    private final Queue events = new Queue("sv-channel-events");
    private final Queue streams = new Queue("sv-channel-streams");

    private interface Work {
        void run() throws InterruptedException;
    }

    private static final class Queue {
        private final BlockingQueue<Work> work = new LinkedBlockingQueue<>();
        private final Thread thread;
        private boolean finished;

        Queue(String name) {
            thread = new Thread(this::run, name);
            thread.setDaemon(true);
        }

        private void run() {
            try {
                while (!finished) {
                    work.take().run();
                }
            } catch (InterruptedException e) {
                // nobody waits for the rest
            }
        }

        void finish() {
            work.add(() -> finished = true);
        }
    }

    Deliveries(ChannelListener listener) {
        this.listener = listener;
    }

    void start() {
        events.thread.start();
        streams.thread.start();
    }

    void opened(Conversation conversation) {
        events.work.add(() -> {
            listener.opened(conversation.handed());
            conversation.told.countDown();
        });
    }

    void interrupted() {
        events.work.add(listener::interrupted);
    }

    void resumed() {
        events.work.add(listener::resumed);
    }

    void received(Conversation conversation, int stream, byte[] message) {
        Queue queue = stream == Channel.CONTROL ? events : streams;
        queue.work.add(() -> {
            conversation.told.await();
            if (!conversation.isSilenced()) {
                listener.received(stream, message);
            }
            conversation.consumed(stream, message.length);
        });
    }

    /** @param conversation null if nobody was there */
    void closed(@Nullable Conversation conversation, CloseReason why) {
        CountDownLatch reached = new CountDownLatch(1);
        streams.work.add(reached::countDown);
        events.work.add(() -> {
            boolean all = reached.await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
            if (conversation != null && !all) {
                conversation.silence();
            }
            listener.closed(why);
        });
    }

    /** Nothing comes after what is here now. */
    void finish() {
        streams.finish();
        events.finish();
    }

    /** A listener that does not return is interrupted, in the end. */
    void awaitEnd(Duration limit) throws InterruptedException {
        for (Queue queue : new Queue[] {events, streams}) {
            if (queue.thread != Thread.currentThread()) {
                queue.thread.join(limit.toMillis());
                queue.thread.interrupt();
            }
        }
    }
}
