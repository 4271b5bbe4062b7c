package dev.sessionvault.launcher.share.channel;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one end has got: which frames, parts of messages, and what was not consumed. Not for several threads. */
final class Inbox {
    /** From here on what was consumed is told at once. */
    private static final int CREDIT_AT = Limits.STREAM_WINDOW / 4;

    private final Map<Integer, ByteArrayOutputStream> parts = new HashMap<>();
    private final Map<Integer, Integer> unconsumed = new HashMap<>();
    private final Map<Integer, Integer> owed = new HashMap<>();
    private long received;
    private long told;

    /** How many numbered frames have come. */
    long received() {
        return received;
    }

    /** As {@link #received}, when it is about to be told. */
    long tell() {
        told = received;
        return received;
    }

    long untold() {
        return received - told;
    }

    /** @throws LinkException if a frame is missing before this one, or it came before */
    void count(Frame numbered) throws LinkException {
        if (numbered.number() != received + 1) {
            throw new LinkException("frame is not the next one");
        }
        received++;
    }

    /** @return the message that ends with this piece, or null */
    byte @Nullable [] add(Piece piece) throws ViolationException {
        int stream = piece.stream();
        ByteArrayOutputStream before = parts.get(stream);
        int weight = piece.bytes().length + (before == null ? Limits.MESSAGE_OVERHEAD : 0);
        int total = unconsumed.merge(stream, weight, Integer::sum);
        if (total > Limits.window(stream) || busyStreams() > Limits.BUSY_STREAMS) {
            throw new ViolationException("sent more than was consumed");
        }
        if (before == null && piece.last()) {
            return piece.bytes();
        }
        ByteArrayOutputStream message = parts.computeIfAbsent(stream, none -> new ByteArrayOutputStream());
        message.writeBytes(piece.bytes());
        if (message.size() > Channel.MAX_MESSAGE_BYTES) {
            throw new ViolationException("message is too long");
        }
        return piece.last() ? finished(stream) : null;
    }

    private byte @Nullable [] finished(int stream) {
        ByteArrayOutputStream message = parts.remove(stream);
        return message == null ? null : message.toByteArray();
    }

    private int busyStreams() {
        return unconsumed.size() - (unconsumed.containsKey(Channel.CONTROL) ? 1 : 0);
    }

    /** @return what is to be told of it now, or null if that can wait */
    @Nullable
    Credit consumed(int stream, int bytes) {
        int weight = Limits.weight(bytes);
        unconsumed.computeIfPresent(stream, (same, before) -> before > weight ? before - weight : null);
        int due = owed.merge(stream, weight, Integer::sum);
        if (due < CREDIT_AT) {
            return null;
        }
        owed.remove(stream);
        return new Credit(stream, due);
    }

    /** All that was consumed and not yet told. */
    List<Credit> owed() {
        List<Credit> all = new ArrayList<>();
        owed.forEach((stream, weight) -> all.add(new Credit(stream, weight)));
        owed.clear();
        return all;
    }
}
