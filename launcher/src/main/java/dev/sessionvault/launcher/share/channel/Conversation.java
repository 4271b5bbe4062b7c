package dev.sessionvault.launcher.share.channel;

import dev.sessionvault.launcher.share.key.IdentityKey;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** What outlives a connection: who the other end is, and what was said and got so far. */
final class Conversation implements Channel {
    private static final long CLOSE_NANOS = 1_000_000_000;
    private static final int ACKNOWLEDGE_AT = 64;

    /** What a conversation tells whoever began it. */
    interface Host {
        /** There is something to send. */
        void wake();

        void received(Conversation conversation, int stream, byte[] message);

        void ended(Conversation conversation, CloseReason why);
    }

    /** Opened once the listener knows of it. */
    final CountDownLatch told = new CountDownLatch(1);

    private final byte[] id;
    private final IdentityKey peer;
    private final CloseReason ownReason;
    private final Host host;
    private final Outbox outbox = new Outbox();
    private final Inbox inbox = new Inbox();

    private volatile Channel handed = this;
    private volatile boolean silenced;
    private @Nullable CloseReason closing;
    private long closingSinceNanos;
    private @Nullable CloseReason ended;
    private boolean acknowledge;

    /** @param ownReason why it ends when this side says no more than that */
    Conversation(byte[] id, IdentityKey peer, CloseReason ownReason, Host host) {
        this.id = id;
        this.peer = peer;
        this.ownReason = ownReason;
        this.host = host;
    }

    boolean hasId(byte[] other) {
        return Arrays.equals(id, other);
    }

    @Override
    public IdentityKey peer() {
        return peer;
    }

    /** What the listener is given instead of this. */
    void handAs(Channel channel) {
        handed = channel;
    }

    Channel handed() {
        return handed;
    }

    @Override
    public void send(int stream, byte[] message) throws ChannelException, InterruptedException {
        if (stream < 0 || message.length > MAX_MESSAGE_BYTES) {
            throw new IllegalArgumentException("message of " + message.length + " bytes on stream " + stream);
        }
        synchronized (this) {
            requireOpen();
            while (!outbox.hasRoom(stream, message.length)) {
                if (stream == CONTROL) {
                    break;
                }
                wait();
                requireOpen();
            }
            if (outbox.hasRoom(stream, message.length)) {
                outbox.add(stream, message);
                host.wake();
                return;
            }
        }
        end(CloseReason.OVERFLOWED);
        throw new ChannelException(CloseReason.OVERFLOWED);
    }

    private void requireOpen() throws ChannelException {
        CloseReason why = ended == null ? closing : ended;
        if (why != null) {
            throw new ChannelException(why);
        }
    }

    @Override
    public void close(CloseReason why) {
        synchronized (this) {
            if (ended != null || closing != null) {
                return;
            }
            closing = why;
            closingSinceNanos = System.nanoTime();
            outbox.addClose(why);
            notifyAll();
        }
        host.wake();
    }

    @Override
    public void close() {
        close(ownReason);
    }

    /** From now on nothing is said or got. */
    void end(CloseReason why) {
        synchronized (this) {
            if (ended != null) {
                return;
            }
            ended = why;
            notifyAll();
        }
        host.ended(this, why);
    }

    synchronized boolean hasEnded() {
        return ended != null;
    }

    void silence() {
        silenced = true;
    }

    boolean isSilenced() {
        return silenced;
    }

    /** On a new connection. */
    synchronized void resumeAfter(long got) throws ViolationException {
        outbox.resumeAfter(got);
    }

    void take(Frame frame) throws LinkException, ViolationException {
        CloseReason over;
        synchronized (this) {
            if (ended != null) {
                return;
            }
            outbox.acknowledged(frame.received());
            over = frame.type().isNumbered() ? takeNumbered(frame) : null;
            if (over == null && closing != null && outbox.isEmpty()) {
                over = closing;
            }
        }
        if (over != null) {
            end(over);
        }
    }

    private @Nullable CloseReason takeNumbered(Frame frame) throws LinkException, ViolationException {
        inbox.count(frame);
        if (inbox.untold() >= ACKNOWLEDGE_AT) {
            acknowledge = true;
        }
        switch (frame.type()) {
            case MESSAGE -> {
                Piece piece = Piece.decode(frame.body());
                byte[] message = inbox.add(piece);
                if (message != null) {
                    host.received(this, piece.stream(), message);
                }
            }
            case CREDIT -> {
                outbox.credit(Credit.decode(frame.body()));
                notifyAll();
            }
            default -> {
                acknowledge = true;
                return reason(frame.body());
            }
        }
        return null;
    }

    static CloseReason reason(byte[] body) throws ViolationException {
        CloseReason why = body.length == 1 ? CloseReason.of(body[0]) : null;
        if (why == null) {
            throw new ViolationException("closed for no reason that there is");
        }
        return why;
    }

    /** The listener is done with a message. */
    synchronized void consumed(int stream, int bytes) {
        Credit credit = inbox.consumed(stream, bytes);
        if (credit != null && ended == null) {
            outbox.add(credit);
            host.wake();
        }
    }

    /** @return what is to be sent next, or null */
    synchronized @Nullable Frame next() {
        Frame numbered = ended == null ? outbox.next() : null;
        if (numbered != null) {
            return stamped(numbered);
        }
        if (acknowledge) {
            return stamped(Frame.unnumbered(FrameType.ACK, new byte[0]));
        }
        return null;
    }

    /** With how much has been got by now. */
    synchronized Frame stamped(Frame frame) {
        acknowledge = false;
        return new Frame(frame.type(), frame.number(), inbox.tell(), frame.body());
    }

    /** Now and then: says what has waited for company. */
    void tick() {
        CloseReason overdue;
        synchronized (this) {
            inbox.owed().forEach(outbox::add);
            acknowledge |= inbox.untold() > 0;
            overdue = System.nanoTime() - closingSinceNanos > CLOSE_NANOS ? closing : null;
        }
        if (overdue != null) {
            end(overdue);
        }
    }

    /** Whether the writer has something to do for it. */
    synchronized boolean hasSomethingToSay() {
        return acknowledge || outbox.hasSomethingToSay();
    }
}
