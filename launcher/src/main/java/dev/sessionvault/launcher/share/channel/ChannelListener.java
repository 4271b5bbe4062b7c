package dev.sessionvault.launcher.share.channel;

/**
 * What a channel tells its end.
 *
 * <p>Called by two threads of the channel's: one for everything on stream 0 and for all that is no message, in the order
 * in which it happened; another for the messages of all other streams, in each stream's order. So a listener that waits
 * in {@link #received} of a call's output stops the other calls' output, but neither a cancel nor the end. {@link #opened}
 * returns before the first {@link #received}; {@link #closed} comes last, but does not wait longer than a second for a
 * {@link #received} that does not return.
 */
public interface ChannelListener {
    /** The other end is there, has proven its key, and has the handle. */
    void opened(Channel channel);

    /** Returning says that the message is consumed: then the other end may send as many bytes more. */
    void received(int stream, byte[] message);

    /** The connection is cut, or the other end does not answer; it may come back. */
    void interrupted();

    /** The same other end is back; nothing was lost. */
    void resumed();

    /** Nothing more comes of the channel that was opened last. */
    void closed(CloseReason why);
}
