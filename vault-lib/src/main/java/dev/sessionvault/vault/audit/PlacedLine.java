package dev.sessionvault.vault.audit;

import dev.sessionvault.crypto.Digest;
import org.jspecify.annotations.Nullable;

/** A line of a file, and what is to be thought of it. */
public final class PlacedLine {

    /** What is to be thought of a line. */
    public enum State {
        /** As it was written. */
        PROVEN("proven"),
        /** Written without the key, and nothing behind it says that it is as it was written. */
        UNPROVEN("unproven"),
        /** No line of this log, or not in this place. */
        WRONG("wrong");

        private final String token;

        State(String token) {
            this.token = token;
        }

        public String token() {
            return token;
        }
    }

    private final String file;
    private final int place;
    private final @Nullable Line line;
    private final String seal;
    private final String identity;
    private final boolean hasRightMac;
    private State state = State.WRONG;

    /** @param bytes without the end of line */
    PlacedLine(String file, int place, byte[] bytes, boolean isWhole, Seals seals) {
        this.file = file;
        this.place = place;
        this.line = isWhole ? LineParser.parse(bytes) : null;
        this.seal = Seals.of(line, bytes);
        this.identity = Hexadecimal.of(Digest.of(bytes));
        this.hasRightMac = line != null && seals.proves(line);
    }

    public String file() {
        return file;
    }

    /** Which line of the file, from 1. */
    public int place() {
        return place;
    }

    /** What it says, or {@code null} if it is no line. */
    public @Nullable Line line() {
        return line;
    }

    public State state() {
        return state;
    }

    void setState(State found) {
        state = found;
    }

    /** 0 if it is no line. */
    long number() {
        return line == null ? 0 : line.number(Field.NUMBER);
    }

    String prev() {
        return line == null ? "" : line.text(Field.PREV);
    }

    /** What the next line's {@code prev} must be. */
    String seal() {
        return seal;
    }

    /** The same for the same bytes. */
    String identity() {
        return identity;
    }

    boolean hasRightMac() {
        return hasRightMac;
    }

    /** Whether it is a line that was written without a key, by what it says. */
    boolean isUnkeyed() {
        return line != null && !line.isKeyed();
    }

    boolean tellsOf(Event event) {
        return hasRightMac && line != null && line.event() == event;
    }
}
