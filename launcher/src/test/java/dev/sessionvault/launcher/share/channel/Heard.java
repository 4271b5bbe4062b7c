package dev.sessionvault.launcher.share.channel;

import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A listener that writes down what it hears. */
class Heard implements ChannelListener {
    final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    final BlockingQueue<Said> messages = new LinkedBlockingQueue<>();
    volatile @Nullable Channel channel;

    record Said(int stream, byte[] message) {}

    @Override
    public void opened(Channel opened) {
        channel = opened;
        events.add("opened");
    }

    @Override
    public void received(int stream, byte[] message) {
        messages.add(new Said(stream, message));
    }

    @Override
    public void interrupted() {
        events.add("interrupted");
    }

    @Override
    public void resumed() {
        events.add("resumed");
    }

    @Override
    public void closed(CloseReason why) {
        events.add("closed " + why.label());
    }

    /** Whoever is there; only after {@code opened}. */
    Channel peer() {
        return Objects.requireNonNull(channel, "nobody is there");
    }

    Said next() throws InterruptedException {
        return next(messages, "no message");
    }

    String event() throws InterruptedException {
        return next(events, "no event");
    }

    private static <T> T next(BlockingQueue<T> queue, String otherwise) throws InterruptedException {
        T next = queue.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError(otherwise + " within 20 seconds");
        }
        return next;
    }
}
