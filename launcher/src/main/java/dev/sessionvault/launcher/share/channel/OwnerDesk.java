package dev.sessionvault.launcher.share.channel;

import dev.sessionvault.launcher.share.channel.Link.Meeting;
import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.launcher.share.tunnel.Passage;
import dev.sessionvault.launcher.share.tunnel.PeerException;
import dev.sessionvault.launcher.share.tunnel.Place;
import dev.sessionvault.relay.wire.Role;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The owner's end: who is let in, who comes back, and who takes another's place. */
final class OwnerDesk implements Line.Desk, Link.Host, Conversation.Host {
    static final Duration FIRST_PATIENCE = Duration.ofSeconds(20);

    /** Done when the relay holds the place; failed when it does not let this owner in. */
    final CompletableFuture<Void> welcome = new CompletableFuture<>();

    final Line line;
    private final OwnerEnd end;
    private final HandleKeys keys;
    private final Place place;
    private final Deliveries deliveries;

    private @Nullable Conversation current;
    private byte[] last = new byte[0];
    private CloseReason lastReason = CloseReason.REPLACED;
    private @Nullable CloseReason closing;
    private boolean interrupted;
    private boolean over;

    OwnerDesk(OwnerEnd end, EndTime time, HandleKeys keys, Deliveries deliveries) {
        this.end = end;
        this.keys = keys;
        this.deliveries = deliveries;
        this.place = Place.owner(
                end.deployment, keys.guestLeg.publicKey(), () -> time.left().toSeconds() + 1);
        this.line = new Line(end.relay, place, FIRST_PATIENCE, time, deliveries, this);
    }

    @Override
    public Link link(Passage passage) throws LinkException {
        return new Link(
                Role.OWNER,
                place.id(),
                passage,
                end.session.publicKey(),
                keys,
                new OwnerTls(end.session),
                end.keyLife,
                this);
    }

    @Override
    public void welcomed() {
        welcome.complete(null);
    }

    @Override
    public Frame greeting() {
        throw new IllegalStateException("a guest greets first");
    }

    @Override
    public synchronized Meeting met(IdentityKey peer, byte[] body) throws LinkException {
        Greeting greeting = Greeting.decode(body);
        Conversation known = current;
        if (closing != null || over) {
            return refusal(CloseReason.ENDED);
        }
        if (known != null && known.hasId(greeting.conversation())) {
            if (!known.peer().equals(peer)) {
                throw new LinkException("another key comes back");
            }
            return new Meeting(known, null, greeting.encode());
        }
        if (greeting.begun()) {
            boolean isLast = Arrays.equals(last, greeting.conversation());
            return refusal(isLast ? lastReason : CloseReason.REPLACED);
        }
        return end.admit.test(peer) ? begin(peer, greeting) : refusal(CloseReason.REFUSED);
    }

    private static Meeting refusal(CloseReason why) {
        return new Meeting(null, why, new byte[0]);
    }

    private Meeting begin(IdentityKey peer, Greeting greeting) {
        Conversation old = current;
        if (old != null) {
            old.end(CloseReason.REPLACED);
        }
        Conversation fresh = new Conversation(greeting.conversation(), peer, CloseReason.ENDED, this);
        current = fresh;
        last = greeting.conversation();
        interrupted = false;
        deliveries.opened(fresh);
        return new Meeting(fresh, null, greeting.encode());
    }

    @Override
    public synchronized void established(Conversation conversation) {
        if (interrupted) {
            interrupted = false;
            deliveries.resumed();
        }
        line.carry(conversation);
    }

    @Override
    public synchronized void parted() {
        if (current != null && !interrupted) {
            interrupted = true;
            deliveries.interrupted();
        }
    }

    @Override
    public void refused(CloseReason why) {
        throw new IllegalStateException("an owner is not refused by a guest");
    }

    @Override
    public void wake() {
        line.wake();
    }

    @Override
    public void received(Conversation conversation, int stream, byte[] message) {
        deliveries.received(conversation, stream, message);
    }

    @Override
    public synchronized void ended(Conversation conversation, CloseReason why) {
        if (conversation == current) {
            current = null;
            lastReason = why;
            interrupted = false;
        }
        deliveries.closed(conversation, why);
        if (closing != null) {
            finish();
        }
    }

    @Override
    public void violated(Conversation by) {
        by.end(CloseReason.VIOLATED);
    }

    @Override
    public void expired() {
        close(CloseReason.EXPIRED);
    }

    @Override
    public void over(PeerException why) {
        if (!welcome.completeExceptionally(why)) {
            close(Endings.of(why));
        }
    }

    /** Tells whoever is there, and ends when that is done. */
    void close(CloseReason why) {
        Conversation present;
        synchronized (this) {
            if (closing != null) {
                return;
            }
            closing = why;
            present = current;
        }
        if (present == null) {
            deliveries.closed(null, why);
            finish();
        } else {
            present.close(why);
        }
    }

    private synchronized void finish() {
        over = true;
        line.end();
    }
}
