package dev.sessionvault.launcher.share.message;

import dev.sessionvault.launcher.share.codec.ByteWriter;
import org.jspecify.annotations.Nullable;

/**
 * What became of a call.
 *
 * @param code of what {@code kind} says; 0 if it has none
 * @param reason one word for programs, as SHARE.md lists them; empty if it ran to its end
 * @param parameter which parameter a refusal is about; empty if none
 * @param text the same for people
 */
public record Outcome(Kind kind, int code, String reason, String parameter, String text) {
    public static final int MAX_TEXT_BYTES = 1024;

    /** The ways in which a call ends. */
    public enum Kind {
        /** A program ended by itself; {@code code} is its exit code. */
        EXITED(0, 255),
        /** A signal ended it that was not ours; {@code code} is the signal's number. */
        SIGNALLED(1, 64),
        /** A server answered; {@code code} is the status of HTTP. */
        ANSWERED(100, 599),
        /** It ran, and was stopped before its end. */
        STOPPED(0, 0),
        /** Nothing was run. */
        REFUSED(0, 0),
        /** It could not be run, or its answer not be had. */
        FAILED(0, 0);

        private final int min;
        private final int max;

        Kind(int min, int max) {
            this.min = min;
            this.max = max;
        }

        /** Whether it ran to an end of its own; otherwise there is a reason. */
        public boolean isOwn() {
            return this == EXITED || this == SIGNALLED || this == ANSWERED;
        }
    }

    public Outcome {
        String wrong = fault(kind, code, reason, parameter);
        if (wrong != null) {
            throw new IllegalArgumentException(wrong);
        }
        text = Cut.toBytes(text, MAX_TEXT_BYTES);
    }

    public static Outcome exited(int code) {
        return new Outcome(Kind.EXITED, code, "", "", "");
    }

    public static Outcome refused(String reason, String parameter, String text) {
        return new Outcome(Kind.REFUSED, 0, reason, parameter, text);
    }

    public static Outcome stopped(String reason, String text) {
        return new Outcome(Kind.STOPPED, 0, reason, "", text);
    }

    public static Outcome failed(String reason, String text) {
        return new Outcome(Kind.FAILED, 0, reason, "", text);
    }

    static Outcome read(Reader in) throws MessageException {
        Kind kind = Numbered.of(Kind.values(), in.u8());
        int code = in.u16();
        String reason = in.word(Word.NO_REASON);
        String parameter = in.word(Word.NO_NAME);
        String wrong = fault(kind, code, reason, parameter);
        if (wrong != null) {
            throw new MessageException(wrong);
        }
        return new Outcome(kind, code, reason, parameter, in.text(MAX_TEXT_BYTES));
    }

    private static @Nullable String fault(Kind kind, int code, String reason, String parameter) {
        if (code < kind.min || code > kind.max) {
            return "code is out of bounds";
        }
        if (kind.isOwn() != reason.isEmpty() || !Word.NO_REASON.allows(reason)) {
            return "reason does not fit";
        }
        boolean about = !parameter.isEmpty();
        return about && kind != Kind.REFUSED || !Word.NO_NAME.allows(parameter) ? "parameter does not fit" : null;
    }

    void write(ByteWriter out) {
        out.u8(Numbered.number(kind)).u16(code).word(reason).word(parameter).text(text);
    }
}
