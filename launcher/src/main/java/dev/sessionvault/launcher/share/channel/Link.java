package dev.sessionvault.launcher.share.channel;

import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.launcher.share.tunnel.Leg;
import dev.sessionvault.launcher.share.tunnel.Passage;
import dev.sessionvault.relay.wire.RendezvousId;
import dev.sessionvault.relay.wire.Role;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * One epoch's connection to the other end: TLS, then both confirm that they have the handle, then they say what they have
 * got so far, and the conversation begins or goes on (SHARE.md, "The handshake").
 */
final class Link {
    private static final Duration HANDSHAKE = Duration.ofSeconds(15);
    private static final Duration PING_AFTER = Duration.ofSeconds(10);
    private static final Duration DEAD_AFTER = Duration.ofSeconds(30);

    /** What an end decides when the other has proven itself. */
    interface Host {
        /** @return a guest's RESUME, which says what it has got; not asked of an owner */
        Frame greeting();

        /** @return what goes on, or why nothing does */
        Meeting met(IdentityKey peer, byte[] greeting) throws LinkException;

        void established(Conversation conversation);

        /** The owner has answered that it does not let this guest in. */
        void refused(CloseReason why);
    }

    /** One of the two is there. */
    record Meeting(
            @Nullable Conversation conversation, @Nullable CloseReason refusal, byte[] answer) {}

    private final Role role;
    private final RendezvousId id;
    private final Passage passage;
    private final IdentityKey own;
    private final HandleKeys keys;
    private final Host host;
    private final KeyLife keyLife;
    private final Tls tls;
    private final FrameReader frames = new FrameReader();
    private final Queue<Frame> first = new ArrayDeque<>();

    private final long beganNanos = System.nanoTime();
    private long heardNanos = beganNanos;
    private long saidNanos = beganNanos;
    private long keyNanos = beganNanos;
    private long keyBytes;
    private boolean greeted;
    private boolean confirmed;
    private boolean refused;
    private boolean answer;
    private @Nullable Conversation conversation;

    Link(
            Role role,
            RendezvousId id,
            Passage passage,
            IdentityKey own,
            HandleKeys keys,
            TlsSide side,
            KeyLife keyLife,
            Host host)
            throws LinkException {
        this.role = role;
        this.id = id;
        this.passage = passage;
        this.own = own;
        this.keys = keys;
        this.host = host;
        this.keyLife = keyLife;
        this.tls = new Tls(side);
    }

    Passage passage() {
        return passage;
    }

    /** By one thread: what the relay says comes from the other end. */
    synchronized void take(byte[] sealed) throws LinkException, ViolationException {
        byte[] said = tls.take(sealed);
        greetIfComplete();
        frames.add(said);
        for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
            take(frame);
        }
        if (said.length > 0) {
            heardNanos = System.nanoTime();
        }
    }

    private void greetIfComplete() {
        if (role == Role.GUEST && !greeted && tls.proof().isComplete()) {
            greeted = true;
            first.add(Frame.unnumbered(FrameType.CONFIRM, confirmation(Role.GUEST)));
            first.add(host.greeting());
        }
    }

    private byte[] confirmation(Role of) {
        IdentityKey peer = tls.proof().peer();
        return Confirmation.of(
                keys,
                of,
                id,
                passage.epoch(),
                role == Role.OWNER ? own : peer,
                role == Role.GUEST ? own : peer,
                tls.proof().exported(of));
    }

    private void take(Frame frame) throws LinkException, ViolationException {
        Conversation present = conversation;
        if (refused) {
            return;
        }
        if (!confirmed) {
            confirm(frame);
        } else if (present == null) {
            meet(frame);
        } else if (frame.type() == FrameType.CONFIRM || frame.type() == FrameType.RESUME) {
            throw new LinkException("begins twice");
        } else {
            answer |= frame.type() == FrameType.PING;
            present.take(frame);
        }
    }

    /** Nothing else is looked at before this. */
    private void confirm(Frame frame) throws LinkException {
        if (frame.type() != FrameType.CONFIRM || !MessageDigest.isEqual(frame.body(), confirmation(role.other()))) {
            throw new LinkException("the other end does not have this handle");
        }
        confirmed = true;
        if (role == Role.OWNER) {
            first.add(Frame.unnumbered(FrameType.CONFIRM, confirmation(Role.OWNER)));
        }
    }

    private void meet(Frame frame) throws LinkException, ViolationException {
        if (role == Role.GUEST && frame.type() == FrameType.CLOSE) {
            refused = true;
            host.refused(Conversation.reason(frame.body()));
            return;
        }
        if (frame.type() != FrameType.RESUME) {
            throw new LinkException("does not say what it has got");
        }
        Meeting meeting = host.met(tls.proof().peer(), frame.body());
        Conversation met = meeting.conversation;
        CloseReason refusal = meeting.refusal;
        if (met == null) {
            refused = true;
            int why = (refusal == null ? CloseReason.REFUSED : refusal).number();
            first.add(new Frame(FrameType.CLOSE, 1, 0, new byte[] {(byte) why}));
            return;
        }
        met.resumeAfter(frame.received());
        if (role == Role.OWNER) {
            first.add(met.stamped(Frame.unnumbered(FrameType.RESUME, meeting.answer)));
        }
        conversation = met;
        host.established(met);
    }

    /** @return what the relay is to pass on next, or null if there is nothing now */
    synchronized byte @Nullable [] next() throws LinkException {
        byte[] waiting = tls.next(Leg.MAX_PAYLOAD_BYTES);
        if (waiting != null) {
            return waiting;
        }
        Frame frame = nextFrame();
        if (frame == null) {
            return null;
        }
        renewKeyIfDue();
        byte[] plain = frame.encode();
        tls.say(plain);
        keyBytes += plain.length;
        saidNanos = System.nanoTime();
        return tls.next(Leg.MAX_PAYLOAD_BYTES);
    }

    private @Nullable Frame nextFrame() {
        Conversation present = conversation;
        Frame own = first.poll();
        if (own != null) {
            boolean early = own.type() == FrameType.CONFIRM || own.type() == FrameType.RESUME;
            return present == null || early || own.type().isNumbered() ? own : present.stamped(own);
        }
        if (present != null && answer) {
            answer = false;
            return present.stamped(Frame.unnumbered(FrameType.PONG, new byte[0]));
        }
        return present == null ? null : present.next();
    }

    private void renewKeyIfDue() throws LinkException {
        long now = System.nanoTime();
        if (keyBytes > keyLife.bytes() || now - keyNanos > keyLife.time().toNanos()) {
            keyBytes = 0;
            keyNanos = now;
            tls.renewKey();
        }
    }

    /** @return whether the other end is still there, as far as one can know */
    synchronized boolean tick() {
        long now = System.nanoTime();
        if (conversation == null) {
            return now - beganNanos < HANDSHAKE.toNanos();
        }
        if (now - saidNanos > PING_AFTER.toNanos() && first.isEmpty()) {
            first.add(Frame.unnumbered(FrameType.PING, new byte[0]));
        }
        return now - heardNanos < DEAD_AFTER.toNanos();
    }
}
