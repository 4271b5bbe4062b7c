package dev.sessionvault.launcher.share.channel;

import dev.sessionvault.launcher.share.key.IdentityKey;

/**
 * Messages to and from one proven other end, on numbered streams.
 *
 * <p>Guarantee against whoever is between, the relay included: a message is delivered unchanged, once, and in its
 * stream's order, to the end that has proven {@link #peer} and knows the handle's secret, or the channel ends with a
 * reason. Cuts of the connection are mended for as long as both programs live and the end time has not come. Not hidden:
 * when something is said, and its length rounded up to a bucket. Not prevented: that nothing gets through.
 *
 * <p>For several threads.
 */
public interface Channel extends AutoCloseable {
    /** For what must never wait behind a stream that nobody reads. */
    int CONTROL = 0;

    int MAX_MESSAGE_BYTES = 128 * 1024;

    /** The proven key of the other end. */
    IdentityKey peer();

    /**
     * Hands a message over. What is sent while the connection is cut goes out when it is mended.
     *
     * <p>On {@link #CONTROL} this does not wait. On another stream it waits for as long as the other end has more than
     * 256 KiB of that stream, this message included, that it has not consumed; or has 64 other streams open so.
     *
     * @param stream 0 to 2³¹ − 1
     * @throws ChannelException if the channel has ended, or ends while this waits
     */
    void send(int stream, byte[] message) throws ChannelException, InterruptedException;

    /**
     * Ends this channel; the other end is told, after all that was sent before, if that can be done within a second. An
     * owner goes on waiting for recipients until {@link OwnerChannel#close} is called. The listener hears {@code
     * closed} with the same reason. Closing again does nothing.
     */
    void close(CloseReason why);

    /** By an owner {@link CloseReason#ENDED}, by a guest {@link CloseReason#LEFT}. */
    @Override
    void close();
}
