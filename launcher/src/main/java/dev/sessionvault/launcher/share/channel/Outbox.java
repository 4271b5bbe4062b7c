package dev.sessionvault.launcher.share.channel;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What one end has to say: what has not been sent, and what the other end has not said that it has got. What may wait in
 * here is bounded by what the other end has consumed. Not for several threads.
 */
final class Outbox {
    /** What goes before all streams but the first. */
    private final Queue<Numbered> urgent = new ArrayDeque<>();

    private final LinkedHashMap<Integer, Queue<Piece>> streams = new LinkedHashMap<>();
    private final Map<Integer, Integer> unconsumed = new HashMap<>();
    private final Queue<Frame> unacknowledged = new ArrayDeque<>();
    private Queue<Frame> again = new ArrayDeque<>();
    private @Nullable CloseReason closing;
    private long sent;
    private long acknowledged;

    private record Numbered(FrameType type, byte[] body) {}

    boolean hasRoom(int stream, int bytes) {
        int already = unconsumed.getOrDefault(stream, 0);
        boolean mayBegin = already > 0 || stream == Channel.CONTROL || busyStreams() < Limits.BUSY_STREAMS;
        return mayBegin && already + Limits.weight(bytes) <= Limits.window(stream);
    }

    private int busyStreams() {
        return unconsumed.size() - (unconsumed.containsKey(Channel.CONTROL) ? 1 : 0);
    }

    /** @param message is only read */
    void add(int stream, byte[] message) {
        unconsumed.merge(stream, Limits.weight(message.length), Integer::sum);
        int at = 0;
        do {
            int end = Math.min(at + Piece.MAX_BYTES, message.length);
            add(new Piece(stream, end == message.length, Arrays.copyOfRange(message, at, end)));
            at = end;
        } while (at < message.length);
    }

    private void add(Piece piece) {
        if (piece.stream() == Channel.CONTROL) {
            urgent.add(new Numbered(FrameType.MESSAGE, piece.encode()));
        } else {
            streams.computeIfAbsent(piece.stream(), stream -> new ArrayDeque<>())
                    .add(piece);
        }
    }

    void add(Credit credit) {
        urgent.add(new Numbered(FrameType.CREDIT, credit.encode()));
    }

    /** After all that is here now. */
    void addClose(CloseReason why) {
        closing = why;
    }

    /** @return the next numbered frame, or null if there is none */
    @Nullable
    Frame next() {
        Frame repeated = again.poll();
        if (repeated != null) {
            return repeated;
        }
        Numbered fresh = fresh();
        if (fresh == null) {
            return null;
        }
        Frame frame = new Frame(fresh.type, ++sent, 0, fresh.body);
        unacknowledged.add(frame);
        return frame;
    }

    private @Nullable Numbered fresh() {
        Numbered first = urgent.poll();
        if (first != null) {
            return first;
        }
        Piece piece = ofNextStream();
        if (piece != null) {
            return new Numbered(FrameType.MESSAGE, piece.encode());
        }
        CloseReason why = closing;
        closing = null;
        return why == null ? null : new Numbered(FrameType.CLOSE, new byte[] {(byte) why.number()});
    }

    /** One piece of each stream in turn. */
    private @Nullable Piece ofNextStream() {
        if (streams.isEmpty()) {
            return null;
        }
        Integer stream = streams.keySet().iterator().next();
        Queue<Piece> pieces = streams.remove(stream);
        Piece piece = pieces == null ? null : pieces.poll();
        if (pieces != null && !pieces.isEmpty()) {
            streams.put(stream, pieces);
        }
        return piece;
    }

    boolean isEmpty() {
        return urgent.isEmpty() && streams.isEmpty() && again.isEmpty() && unacknowledged.isEmpty() && closing == null;
    }

    boolean hasSomethingToSay() {
        return !urgent.isEmpty() || !streams.isEmpty() || !again.isEmpty() || closing != null;
    }

    /** @param count of frames that the other end has got */
    void acknowledged(long count) throws ViolationException {
        if (count > sent) {
            throw new ViolationException("got what was not sent");
        }
        while (acknowledged < count) {
            unacknowledged.remove();
            acknowledged++;
        }
    }

    /** On a new connection: all that the other end has not got goes out again, in order and under its old numbers. */
    void resumeAfter(long count) throws ViolationException {
        if (count < acknowledged) {
            throw new ViolationException("lost what it had got");
        }
        acknowledged(count);
        again = new ArrayDeque<>(unacknowledged);
    }

    void credit(Credit credit) throws ViolationException {
        int left = unconsumed.getOrDefault(credit.stream(), 0) - credit.weight();
        if (left < 0) {
            throw new ViolationException("consumed what was not sent");
        }
        if (left == 0) {
            unconsumed.remove(credit.stream());
        } else {
            unconsumed.put(credit.stream(), left);
        }
    }
}
