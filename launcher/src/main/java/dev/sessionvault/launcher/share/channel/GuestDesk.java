package dev.sessionvault.launcher.share.channel;

import dev.sessionvault.launcher.share.channel.Link.Meeting;
import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.launcher.share.tunnel.Passage;
import dev.sessionvault.launcher.share.tunnel.PeerException;
import dev.sessionvault.launcher.share.tunnel.Place;
import dev.sessionvault.relay.wire.Role;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The recipient's end: one conversation with one owner. */
final class GuestDesk implements Line.Desk, Link.Host, Conversation.Host {
    static final Duration FIRST_PATIENCE = Duration.ofSeconds(60);

    /** Done when both have proven themselves; failed when that cannot be. */
    final CompletableFuture<Conversation> meeting = new CompletableFuture<>();

    final Line line;
    private final GuestEnd end;
    private final HandleKeys keys;
    private final Place place;
    private final Deliveries deliveries;
    private final Channel handed;
    private final byte[] id = new byte[Greeting.ID_BYTES];

    private @Nullable Conversation conversation;
    private boolean interrupted;
    private boolean over;

    /** @param handed what the listener is given as its channel */
    GuestDesk(GuestEnd end, EndTime time, HandleKeys keys, Deliveries deliveries, Channel handed) {
        this.end = end;
        this.keys = keys;
        this.deliveries = deliveries;
        this.handed = handed;
        this.place = Place.guest(end.deployment, keys.guestLeg);
        this.line = new Line(end.relay, place, FIRST_PATIENCE, time, deliveries, this);
        new SecureRandom().nextBytes(id);
    }

    @Override
    public Link link(Passage passage) throws LinkException {
        return new Link(
                Role.GUEST,
                place.id(),
                passage,
                end.recipient.publicKey(),
                keys,
                new GuestTls(end.recipient),
                end.keyLife,
                this);
    }

    @Override
    public void welcomed() {}

    @Override
    public synchronized Frame greeting() {
        Conversation begun = conversation;
        Frame greeting = Frame.unnumbered(FrameType.RESUME, new Greeting(id, begun != null).encode());
        return begun == null ? greeting : begun.stamped(greeting);
    }

    @Override
    public synchronized Meeting met(IdentityKey peer, byte[] body) throws LinkException {
        if (!Arrays.equals(id, Greeting.decode(body).conversation())) {
            throw new LinkException("answers another greeting");
        }
        Conversation known = conversation;
        if (known == null) {
            known = new Conversation(id, peer, CloseReason.LEFT, this);
            known.handAs(handed);
            conversation = known;
            deliveries.opened(known);
        } else if (!known.peer().equals(peer)) {
            throw new LinkException("another owner answers");
        }
        return new Meeting(known, null, new byte[0]);
    }

    @Override
    public synchronized void established(Conversation established) {
        if (interrupted) {
            interrupted = false;
            deliveries.resumed();
        }
        line.carry(established);
        meeting.complete(established);
    }

    @Override
    public synchronized void parted() {
        if (conversation != null && !over && !interrupted) {
            interrupted = true;
            deliveries.interrupted();
        }
    }

    @Override
    public void refused(CloseReason why) {
        fail(new ChannelException(why), why);
    }

    @Override
    public void over(PeerException why) {
        fail(Endings.asException(why), Endings.of(why));
    }

    private void fail(ChannelException failure, CloseReason why) {
        meeting.completeExceptionally(failure);
        Conversation present = present();
        if (present != null) {
            present.end(why);
        } else {
            line.end();
        }
    }

    @Override
    public void expired() {
        close(CloseReason.EXPIRED);
    }

    @Override
    public void violated(Conversation by) {
        by.end(CloseReason.VIOLATED);
    }

    @Override
    public void wake() {
        line.wake();
    }

    @Override
    public void received(Conversation from, int stream, byte[] message) {
        deliveries.received(from, stream, message);
    }

    @Override
    public synchronized void ended(Conversation ended, CloseReason why) {
        over = true;
        deliveries.closed(ended, why);
        line.end();
    }

    void close(CloseReason why) {
        Conversation present = present();
        if (present == null) {
            fail(new ChannelException(why), why);
        } else {
            present.close(why);
        }
    }

    private synchronized @Nullable Conversation present() {
        return conversation;
    }
}
