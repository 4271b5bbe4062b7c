package dev.sessionvault.launcher.share.channel;

import dev.sessionvault.launcher.share.key.IdentityKey;
import java.time.Instant;
import java.util.concurrent.ExecutionException;

/**
 * A recipient's channel. {@link #peer} has proven that it knows the handle's secret, and its key; whether that key is the
 * owner's to lend by, the passport says: nothing is to be believed before it was checked.
 */
public final class GuestChannel implements Channel {
    private final GuestDesk desk;
    private final EndTime time;
    private final HandleKeys keys;
    private final Deliveries deliveries;

    private GuestChannel(GuestEnd end, ChannelListener listener) {
        this.time = new EndTime(end.deadline);
        this.keys = HandleKeys.of(end.secret);
        this.deliveries = new Deliveries(listener);
        this.desk = new GuestDesk(end, time, keys, deliveries, this);
    }

    /**
     * Returns when the owner is there and both have proven themselves; {@code opened} has been called by then, or is
     * about to be.
     *
     * @throws ChannelException if that was not so within 60 seconds, or the relay or the owner does not let this end in
     */
    public static GuestChannel open(GuestEnd end, ChannelListener listener)
            throws ChannelException, InterruptedException {
        GuestChannel channel = new GuestChannel(end, listener);
        channel.desk.line.start();
        boolean met = false;
        try {
            channel.desk.meeting.get();
            met = true;
            return channel;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ChannelException failure ? failure : new ChannelException(CloseReason.RELAY);
        } finally {
            if (!met) {
                channel.close();
            }
        }
    }

    /** Moves the end, as a new passport says. */
    public void endAt(Instant deadline) {
        time.moveTo(deadline);
    }

    @Override
    public IdentityKey peer() {
        return conversation().peer();
    }

    @Override
    public void send(int stream, byte[] message) throws ChannelException, InterruptedException {
        conversation().send(stream, message);
    }

    private Conversation conversation() {
        return desk.meeting.join();
    }

    /** Returns within two seconds, when no thread of it is left. */
    @Override
    public void close(CloseReason why) {
        desk.close(why);
        Closing.await(desk.line, deliveries, keys);
    }

    @Override
    public void close() {
        close(CloseReason.LEFT);
    }
}
