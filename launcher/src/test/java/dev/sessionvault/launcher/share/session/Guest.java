package dev.sessionvault.launcher.share.session;

import dev.sessionvault.launcher.share.channel.Channel;
import dev.sessionvault.launcher.share.channel.CloseReason;
import dev.sessionvault.launcher.share.key.Identity;
import dev.sessionvault.launcher.share.key.IdentityKey;
import dev.sessionvault.launcher.share.message.Call;
import dev.sessionvault.launcher.share.message.Ended;
import dev.sessionvault.launcher.share.message.Message;
import dev.sessionvault.launcher.share.message.MessageException;
import dev.sessionvault.launcher.share.message.Outcome;
import dev.sessionvault.launcher.share.message.Output;
import dev.sessionvault.launcher.share.message.PassportMessage;
import dev.sessionvault.launcher.share.message.Result;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A recipient's end without a network between: what is sent to it has arrived. */
final class Guest implements Channel {
    private static final IdentityKey KEY = Identity.random().publicKey();

    final Map<Integer, List<Outcome>> results = new HashMap<>();
    final Map<Integer, StringBuilder> output = new HashMap<>();
    final List<Message> others = new ArrayList<>();
    volatile @Nullable CloseReason closed;
    volatile boolean reads = true;
    private final Session session;

    Guest(Session session) {
        this.session = session;
    }

    @Override
    public IdentityKey peer() {
        return KEY;
    }

    @Override
    public void send(int stream, byte[] bytes) throws InterruptedException {
        while (!reads && stream != CONTROL) {
            Thread.sleep(5);
        }
        synchronized (this) {
            try {
                take(stream, Message.decode(bytes));
            } catch (MessageException e) {
                throw new AssertionError(e);
            }
            notifyAll();
        }
    }

    private void take(int stream, Message message) {
        if (message.stream() != stream) {
            throw new AssertionError(message + " on stream " + stream);
        }
        if (message instanceof Result result) {
            results.computeIfAbsent(result.id(), id -> new ArrayList<>()).add(result.outcome());
        } else if (message instanceof Output out) {
            output.computeIfAbsent(out.id(), id -> new StringBuilder())
                    .append(new String(out.bytes(), StandardCharsets.UTF_8));
        } else {
            others.add(message);
        }
    }

    void call(int id, String verb, String word) {
        say(new Call(id, verb, Map.of("word", word), Call.NO_DEADLINE));
    }

    void say(Message message) {
        session.received(message.stream(), message.encode());
    }

    synchronized boolean has(int id) {
        return results.containsKey(id);
    }

    synchronized Outcome result(int id) throws InterruptedException {
        long until = System.nanoTime() + 20_000_000_000L;
        while (!results.containsKey(id)) {
            if (System.nanoTime() > until) {
                throw new AssertionError("no result of call " + id + ": " + results);
            }
            wait(100);
        }
        return results.get(id).get(0);
    }

    synchronized void awaitOutput(int id) throws InterruptedException {
        long until = System.nanoTime() + 20_000_000_000L;
        while (!output.containsKey(id)) {
            if (System.nanoTime() > until) {
                throw new AssertionError("no output of call " + id + ": " + results);
            }
            wait(100);
        }
    }

    synchronized long passports() {
        return others.stream().filter(PassportMessage.class::isInstance).count();
    }

    synchronized Ended.@Nullable Reason ended() {
        return others.stream()
                .filter(Ended.class::isInstance)
                .map(message -> ((Ended) message).reason())
                .findFirst()
                .orElse(null);
    }

    @Override
    public void close(CloseReason why) {
        closed = why;
    }

    @Override
    public void close() {
        close(CloseReason.LEFT);
    }
}
