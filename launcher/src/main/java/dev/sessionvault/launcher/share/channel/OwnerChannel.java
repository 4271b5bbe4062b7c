package dev.sessionvault.launcher.share.channel;

import dev.sessionvault.launcher.share.tunnel.PeerException;
import java.time.Instant;
import java.util.concurrent.ExecutionException;

/** An owner who waits for recipients at a relay, one after the other, until it is closed or its time is over. */
public final class OwnerChannel implements AutoCloseable {
    private final OwnerDesk desk;
    private final EndTime time;
    private final HandleKeys keys;
    private final Deliveries deliveries;

    private OwnerChannel(OwnerEnd end, ChannelListener listener) {
        this.time = new EndTime(end.deadline);
        this.keys = HandleKeys.of(end.secret);
        this.deliveries = new Deliveries(listener);
        this.desk = new OwnerDesk(end, time, keys, deliveries);
    }

    /**
     * Returns when the relay holds the owner's place, which is when a recipient can come.
     *
     * <p>The listener hears {@code opened} for each recipient that proves itself. While one is there nobody else can take
     * its place. When its connection is cut, {@code interrupted}; then either the same program comes back ({@code
     * resumed}), or another that also proves itself, and the listener hears {@code closed} of the old one ({@link
     * CloseReason#REPLACED}) and {@code opened} of the new. At the end of everything it hears {@code closed}, also if no
     * recipient is there.
     *
     * @throws ChannelException if the relay cannot be reached within 20 seconds, or does not take this owner
     */
    public static OwnerChannel listen(OwnerEnd end, ChannelListener listener)
            throws ChannelException, InterruptedException {
        OwnerChannel channel = new OwnerChannel(end, listener);
        channel.desk.line.start();
        boolean welcome = false;
        try {
            channel.desk.welcome.get();
            welcome = true;
            return channel;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof PeerException failure
                    ? Endings.asException(failure)
                    : new ChannelException(CloseReason.RELAY);
        } finally {
            if (!welcome) {
                channel.close();
            }
        }
    }

    /** Moves the end; the relay is told, for which the connection is renewed. */
    public void endAt(Instant deadline) {
        time.moveTo(deadline);
        desk.line.renew();
    }

    /** Ends the session for whoever is there; returns within two seconds, when no thread of it is left. */
    public void close(CloseReason why) {
        desk.close(why);
        Closing.await(desk.line, deliveries, keys);
    }

    /** {@link CloseReason#ENDED}. */
    @Override
    public void close() {
        close(CloseReason.ENDED);
    }
}
