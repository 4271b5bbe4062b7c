package dev.sessionvault.launcher.reflect;

import dev.sessionvault.launcher.exit.LauncherException;
import dev.sessionvault.launcher.share.channel.Channel;
import dev.sessionvault.launcher.share.channel.ChannelListener;
import dev.sessionvault.launcher.share.channel.CloseReason;
import dev.sessionvault.launcher.share.message.Ended;
import dev.sessionvault.launcher.share.message.Message;
import dev.sessionvault.launcher.share.message.MessageException;
import dev.sessionvault.launcher.share.message.Output;
import dev.sessionvault.launcher.share.message.PassportMessage;
import dev.sessionvault.launcher.share.message.Result;
import dev.sessionvault.launcher.share.message.Waiting;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What the other end says, on its way to the session. Before a passport was verified nothing else is taken; who says
 * something that does not fit is left at once.
 */
final class Reception implements ChannelListener {

    /** Takes passports: the first one makes the session. */
    interface Passports {
        /** @return the session, which the first call makes */
        LentSession take(byte[] passport, Channel channel) throws LauncherException;
    }

    private final Passports passports;
    private final CompletableFuture<LentSession> first = new CompletableFuture<>();
    private volatile @Nullable Channel channel;
    private volatile @Nullable LentSession session;
    private volatile @Nullable Exception wrong;

    Reception(Passports passports) {
        this.passports = passports;
    }

    /** The session, once there is one; completed by what is wrong with the other end otherwise. */
    CompletableFuture<LentSession> session() {
        return first;
    }

    @Override
    public void opened(Channel opened) {
        channel = opened;
    }

    @Override
    public void received(int stream, byte[] bytes) {
        try {
            Message message = Message.decode(bytes);
            if (message.stream() != stream || !isTaken(message)) {
                leave(new ClosedException(CloseReason.VIOLATED));
            }
        } catch (MessageException | LauncherException e) {
            leave(e);
        }
    }

    /** The other end is told why before anybody here leaves for less. */
    private void leave(Exception why) {
        wrong = why;
        Channel open = channel;
        if (open != null) {
            open.close(CloseReason.VIOLATED);
        }
        first.completeExceptionally(why);
    }

    private boolean isTaken(Message message) throws LauncherException {
        if (message instanceof PassportMessage news) {
            return isTaken(news);
        }
        LentSession current = session;
        return current != null && (message instanceof Ended end ? isTaken(current, end) : isOfACall(current, message));
    }

    private boolean isTaken(PassportMessage news) throws LauncherException {
        Channel open = channel;
        if (open == null) {
            return false;
        }
        LentSession current = passports.take(news.allegedPassport(), open);
        session = current;
        first.complete(current);
        return true;
    }

    private static boolean isTaken(LentSession session, Ended end) {
        session.ended(end.reason());
        return true;
    }

    private static boolean isOfACall(LentSession session, Message message) {
        PendingCall call = session.pending(message.stream());
        if (call == null) {
            return false;
        }
        if (message instanceof Output output) {
            call.output(output);
        } else if (message instanceof Waiting) {
            call.waiting();
        } else if (message instanceof Result result) {
            session.finished(result);
        } else {
            return false;
        }
        return true;
    }

    @Override
    public void interrupted() {}

    @Override
    public void resumed() {}

    @Override
    public void closed(CloseReason why) {
        Exception known = wrong;
        first.completeExceptionally(known == null ? new ClosedException(why) : known);
        LentSession current = session;
        if (current != null) {
            current.closed(why);
        }
    }

    /** The channel ended before there was a passport. */
    static final class ClosedException extends Exception {
        private static final long serialVersionUID = 1;

        private final CloseReason why;

        ClosedException(CloseReason why) {
            super(why.text());
            this.why = why;
        }

        CloseReason why() {
            return why;
        }
    }
}
