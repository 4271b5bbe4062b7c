package dev.sessionvault.launcher.share.tunnel;

/** What a tunnel tells, by one thread of its own. */
public interface TunnelListener {
    /** The relay holds the place; the other end's may be empty. */
    void welcomed();

    /** Both ends are there; what is said from now on goes this way. */
    void paired(Passage passage);

    /** From the other end, or made up by the relay. */
    void data(byte[] payload);

    /** There is no other end any more, until the next {@link #paired}. */
    void parted();

    /** {@link Tunnel#answer} has something to do. */
    void pinged();

    /** It is not dialled again. */
    void over(PeerException why);
}
