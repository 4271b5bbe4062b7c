package dev.sessionvault.launcher.share.session;

import dev.sessionvault.launcher.share.channel.Channel;
import dev.sessionvault.launcher.share.channel.ChannelException;
import dev.sessionvault.launcher.share.channel.ChannelListener;
import dev.sessionvault.launcher.share.channel.CloseReason;
import dev.sessionvault.launcher.share.executor.Stop;
import dev.sessionvault.launcher.share.message.Call;
import dev.sessionvault.launcher.share.message.Cancel;
import dev.sessionvault.launcher.share.message.Ended;
import dev.sessionvault.launcher.share.message.Message;
import dev.sessionvault.launcher.share.message.MessageException;
import dev.sessionvault.launcher.share.message.PassportMessage;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A session, from its opening to its end. */
public final class Session implements ChannelListener {
    /** Longer than what is killed may take. */
    private static final long PATIENCE_MILLIS = 3500;

    private final Parts parts;
    private final Lifetime lifetime;
    private final SessionState state;
    private final Calls calls;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Door door;

    /** Held while passports are sent, so that nobody gets one twice, or an older one behind a newer. */
    private final Object telling = new Object();

    private volatile byte[] passport;
    private volatile @Nullable Channel channel;

    /**
     * @param passport as the recipient is sent it, signed
     * @param door asked when a recipient can come, so never before one did
     */
    public Session(Parts parts, Lifetime lifetime, Terms terms, byte[] passport, Door door) {
        this.parts = parts;
        this.lifetime = lifetime;
        this.state = new SessionState(lifetime, terms);
        this.calls = new Calls(parts, state);
        this.passport = passport.clone();
        this.door = door;
    }

    @Override
    public void opened(Channel opened) {
        calls.stopAll(Stop.LOST);
        calls.forget();
        if (!state.enter(SessionState.Phase.CONNECTED)) {
            opened.close(CloseReason.ENDED);
            return;
        }
        tell("connected", opened.peer().fingerprint().words());
        write(() -> parts.ledger().connected(opened.peer()));
        synchronized (telling) {
            channel = opened;
            send(new PassportMessage(passport));
        }
    }

    @Override
    public void received(int stream, byte[] bytes) {
        Channel from = channel;
        if (from == null) {
            return;
        }
        try {
            Message message = Message.decode(bytes);
            if (stream != Channel.CONTROL || !take(message, from)) {
                from.close(CloseReason.VIOLATED);
            }
        } catch (MessageException e) {
            from.close(CloseReason.VIOLATED);
        }
    }

    /** @return whether a recipient may say this */
    private boolean take(Message message, Channel from) {
        if (message instanceof Call call) {
            return calls.begin(call, from);
        }
        if (message instanceof Cancel cancel) {
            calls.cancel(cancel.id());
            return true;
        }
        return false;
    }

    @Override
    public void interrupted() {
        if (state.enter(SessionState.Phase.INTERRUPTED)) {
            note("interrupted", "");
        }
    }

    @Override
    public void resumed() {
        if (state.enter(SessionState.Phase.CONNECTED)) {
            note("resumed", "");
        }
    }

    @Override
    public void closed(CloseReason why) {
        channel = null;
        calls.stopAll(why == CloseReason.EXPIRED ? Stop.EXPIRED : Stop.LOST);
        if (!state.enter(SessionState.Phase.WAITING)) {
            return;
        }
        note("left", why.label());
        switch (why) {
            case EXPIRED -> endLater(Ended.Reason.EXPIRED);
            case RELAY, ENDED -> endLater(Ended.Reason.FAILED);
            default -> {}
        }
    }

    /** Not by the channel's thread, which the end waits for. */
    private void endLater(Ended.Reason why) {
        Thread thread = new Thread(() -> end(why), "sv-end");
        thread.setDaemon(true);
        thread.start();
    }

    /** To be called every half second or so, and first of all when the machine wakes up. */
    public void tick() {
        if (lifetime.isOver()) {
            end(Ended.Reason.EXPIRED);
        } else if (calls.isUsedUp()) {
            end(Ended.Reason.USED_UP);
        }
    }

    /** Ends it: what runs is killed, the recipient is told, and nothing is left. The first reason stands. */
    public void end(Ended.Reason why) {
        if (!state.end(why)) {
            return;
        }
        calls.stopAll(why == Ended.Reason.EXPIRED ? Stop.EXPIRED : Stop.REVOKED);
        calls.awaitAll(PATIENCE_MILLIS);
        send(new Ended(why));
        note("over", why.name());
        door.close(why == Ended.Reason.EXPIRED ? CloseReason.EXPIRED : CloseReason.ENDED);
        calls.interruptAll();
        over.countDown();
    }

    public void awaitEnd() throws InterruptedException {
        over.await();
    }

    /**
     * Other terms from now on, if they are the next, and it has not ended. What runs and would no longer be let through is
     * stopped.
     *
     * @param nextPassport that says them, signed
     */
    public boolean change(Terms next, byte[] nextPassport) {
        synchronized (telling) {
            return state.change(next) && changed(next, nextPassport);
        }
    }

    private boolean changed(Terms next, byte[] nextPassport) {
        passport = nextPassport.clone();
        tell(
                "extended",
                "until " + lifetime.end() + ": " + next.scope().toString().replace('\n', ' '));
        write(() -> parts.ledger().extended(lifetime.end(), nextPassport));
        calls.stopOutside(next.scope());
        send(new PassportMessage(nextPassport));
        door.endAt(lifetime.end());
        return true;
    }

    /** @return whether this call was waiting for an answer */
    public boolean answer(int call, boolean yes) {
        return calls.answer(call, yes);
    }

    /** @return whether there was such a call */
    public boolean kill(int call) {
        return calls.kill(call);
    }

    /** How it stands. */
    public Standing standing() {
        Channel there = channel;
        return new Standing(
                state.phase().name().toLowerCase(java.util.Locale.ROOT),
                lifetime.openedAt(),
                lifetime.end(),
                calls.count(),
                state.terms(),
                there == null ? "" : there.peer().fingerprint().words());
    }

    /** As the recipient was sent it last. */
    public byte[] passport() {
        return passport.clone();
    }

    public Ended.@Nullable Reason ended() {
        return state.ended();
    }

    private void send(Message message) {
        Channel there = channel;
        if (there == null) {
            return;
        }
        try {
            there.send(Channel.CONTROL, message.encode());
        } catch (ChannelException e) {
            // nobody is there to be told
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void note(String what, String text) {
        tell(what, text);
        write(() -> parts.ledger().happened(what, text));
    }

    private void tell(String what, String text) {
        parts.events().happened(new Events.Event(parts.time().now(), what, 0, "", text));
    }

    private interface Writing {
        void write() throws IOException;
    }

    private static void write(Writing line) {
        try {
            line.write();
        } catch (IOException e) {
            // The next call is refused for it.
        }
    }
}
