package dev.sessionvault.launcher.share.channel;

import dev.sessionvault.launcher.share.key.IdentityKey;
import java.time.Instant;

/**
 * A recipient's channel. {@link #peer} has proven that it knows the handle's secret, and its key; whether that key is the
 * owner's to lend by, the passport says: nothing is to be believed before it was checked.
 */
public final class GuestChannel implements Channel {
    private GuestChannel() {}

    /**
     * Returns when the owner is there and both have proven themselves; {@code opened} has been called by then, or is
     * about to be.
     *
     * @throws ChannelException if that was not so within 60 seconds, or the relay or the owner does not let this end in
     */
    public static GuestChannel open(GuestEnd end, ChannelListener listener)
            throws ChannelException, InterruptedException {
        throw new ChannelException(CloseReason.RELAY);
    }

    /** Moves the end, as a new passport says. */
    public void endAt(Instant deadline) {}

    @Override
    public IdentityKey peer() {
        throw new IllegalStateException();
    }

    @Override
    public void send(int stream, byte[] message) throws ChannelException, InterruptedException {
        throw new ChannelException(CloseReason.RELAY);
    }

    /** Returns within two seconds, when no thread of it is left. */
    @Override
    public void close(CloseReason why) {}

    @Override
    public void close() {
        close(CloseReason.LEFT);
    }
}
