package dev.sessionvault.launcher.share.control;

import dev.sessionvault.launcher.share.channel.Channel;
import dev.sessionvault.launcher.share.channel.ChannelListener;
import dev.sessionvault.launcher.share.channel.CloseReason;
import dev.sessionvault.launcher.share.message.Message;
import dev.sessionvault.launcher.share.message.MessageException;
import dev.sessionvault.launcher.share.message.Output;
import dev.sessionvault.launcher.share.message.Result;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a recipient has got. */
final class Inbox implements ChannelListener {
    final List<Message> messages = new ArrayList<>();

    @Nullable
    CloseReason closed;

    @Override
    public void opened(Channel channel) {}

    @Override
    public synchronized void received(int stream, byte[] bytes) {
        try {
            messages.add(Message.decode(bytes));
            notifyAll();
        } catch (MessageException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void interrupted() {}

    @Override
    public void resumed() {}

    @Override
    public synchronized void closed(CloseReason why) {
        closed = why;
        notifyAll();
    }

    synchronized <M extends Message> M await(Class<M> type, Predicate<M> wanted) throws InterruptedException {
        long until = System.nanoTime() + 20_000_000_000L;
        while (true) {
            for (Message message : messages) {
                if (type.isInstance(message) && wanted.test(type.cast(message))) {
                    return type.cast(message);
                }
            }
            if (System.nanoTime() > until) {
                throw new AssertionError("nothing such came: " + messages + " " + closed);
            }
            wait(200);
        }
    }

    Result result(int id) throws InterruptedException {
        return await(Result.class, result -> result.id() == id);
    }

    synchronized String output(int id, int which) {
        StringBuilder text = new StringBuilder();
        for (Message message : messages) {
            if (message instanceof Output output && output.id() == id && output.which() == which) {
                text.append(new String(output.bytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }
}
