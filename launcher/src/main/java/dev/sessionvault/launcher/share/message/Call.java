package dev.sessionvault.launcher.share.message;

import dev.sessionvault.launcher.share.codec.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The recipient wants a verb done.
 *
 * @param id the recipient's number for it, which no other call of the session has, also not after a cut
 * @param deadlineMillis after which the recipient no longer wants an answer; {@link #NO_DEADLINE} if it always does
 */
public record Call(int id, String verb, Map<String, String> arguments, int deadlineMillis) implements Message {
    public static final int NO_DEADLINE = 0;
    public static final int MAX_DEADLINE_MILLIS = 1_800_000;
    public static final int MAX_ARGUMENTS = 32;
    public static final int MAX_VALUE_BYTES = 4096;

    static final int TYPE = 0x01;

    public Call {
        Ids.require(id);
        Word.NAME.require(verb);
        arguments = sorted(arguments);
        if (deadlineMillis < 0 || deadlineMillis > MAX_DEADLINE_MILLIS) {
            throw new IllegalArgumentException("deadline " + deadlineMillis + " is out of bounds");
        }
    }

    private static Map<String, String> sorted(Map<String, String> arguments) {
        if (arguments.size() > MAX_ARGUMENTS) {
            throw new IllegalArgumentException(arguments.size() + " arguments, want at most " + MAX_ARGUMENTS);
        }
        arguments.forEach((name, value) -> {
            Word.NAME.require(name);
            if (value.getBytes(StandardCharsets.UTF_8).length > MAX_VALUE_BYTES) {
                throw new IllegalArgumentException("value of " + name + " is over " + MAX_VALUE_BYTES + " bytes");
            }
        });
        return Collections.unmodifiableSortedMap(new TreeMap<>(arguments));
    }

    static Call read(Reader in) throws MessageException {
        int id = in.id();
        int deadline = in.u32(0, MAX_DEADLINE_MILLIS);
        String verb = in.word(Word.NAME);
        int count = in.u8();
        if (count > MAX_ARGUMENTS) {
            throw new MessageException(count + " arguments, want at most " + MAX_ARGUMENTS);
        }
        SortedMap<String, String> arguments = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            String name = in.word(Word.NAME);
            if (!arguments.isEmpty() && name.compareTo(arguments.lastKey()) <= 0) {
                throw new MessageException("arguments are not in order");
            }
            arguments.put(name, in.text(MAX_VALUE_BYTES));
        }
        return new Call(id, verb, arguments, deadline);
    }

    @Override
    public byte[] encode() {
        ByteWriter out =
                new ByteWriter().u8(TYPE).u32(id).u32(deadlineMillis).word(verb).u8(arguments.size());
        arguments.forEach((name, value) -> out.word(name).text(value));
        byte[] bytes = out.toBytes();
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("call has " + bytes.length + " bytes, want at most " + MAX_BYTES);
        }
        return bytes;
    }

    @Override
    public int stream() {
        return 0;
    }
}
