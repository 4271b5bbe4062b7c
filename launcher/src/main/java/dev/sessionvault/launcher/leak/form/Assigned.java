package dev.sessionvault.launcher.leak.form;

import dev.sessionvault.launcher.leak.Evidence;
import dev.sessionvault.launcher.leak.Hit;
import dev.sessionvault.launcher.leak.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds keys by the name that they are given to. */
final class Assigned {
    private final Text text;
    private final Assignment assignment;
    private final Value value;
    private final Surroundings surroundings;
    private @Nullable Hit hit;

    Assigned(Text text) {
        this.text = text;
        this.assignment = new Assignment(text);
        this.value = new Value(text);
        this.surroundings = new Surroundings(text);
    }

    /** Whether the value that this run is in is a key, and begins at or after {@code done}. */
    boolean find(int run, int runEnd, int done, boolean digits) {
        hit = null;
        if (!isWorthwhile(text.at(run - 1), text.at(run - 2), digits)) {
            return false;
        }
        int start = value.startOf(run);
        if (start >= done
                && assignment.isBefore(start)
                && value.readEnd(runEnd, assignment.isQuoted())
                && value.isDrawn()
                && (assignment.readName() || assignment.hasScheme())) {
            judge(nameAfter(done));
        }
        return hit != null;
    }

    /** Rejects, by the two bytes before it, most of what is an identifier in a program. */
    private static boolean isWorthwhile(byte before, byte beforeThat, boolean digits) {
        switch (before) {
            case '"', '\'', '`', '=', ':', '>', '\t':
                return true;
            case ' ':
                return digits || beforeThat == '=' || beforeThat == ':' || beforeThat == '>';
            case '.', '~', '!', '@', '#', '%', '^', '*', '?', '$':
                return digits;
            default:
                return false;
        }
    }

    Hit hit() {
        if (hit == null) {
            throw new IllegalStateException("nothing was found");
        }
        return hit;
    }

    /** The name of what begins here, empty if it has none. */
    String nameOf(int start, int done) {
        return assignment.isBefore(start) && assignment.readName() ? nameAfter(done) : "";
    }

    boolean hasScheme() {
        return assignment.hasScheme();
    }

    /** What was found as a key is nobody's name. */
    private String nameAfter(int done) {
        String name = surroundings.nameFor(assignment.name(), assignment.nameStart());
        return assignment.nameStart() < done || isKey(name) ? "" : name;
    }

    /** What was drawn is no name, and must not be shown as one. */
    private static boolean isKey(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= Value.LEAST && Randomness.isDrawn(bytes, 0, bytes.length);
    }

    private void judge(String name) {
        List<String> words = Words.of(name);
        Telling telling = assignment.hasScheme() ? Telling.YES : Telling.of(words);
        if (telling == Telling.NO || value.isPlaceholder()) {
            return;
        }
        Kind own = Providers.of(words);
        Kind near = own == null ? surroundings.provider(value.start()) : own;
        if (isAccepted(telling, own, near)) {
            hit = new Hit(
                    kind(telling, near),
                    near == null ? Evidence.ENTROPY : Evidence.NAME,
                    value.start(),
                    value.end(),
                    name);
        }
    }

    private boolean isAccepted(Telling telling, @Nullable Kind own, @Nullable Kind near) {
        if (value.isUuid()) {
            return own != null;
        }
        return telling != Telling.PERHAPS || !value.isHex() && !value.isOrdinary() && (near != null || value.isMixed());
    }

    private static Kind kind(Telling telling, @Nullable Kind near) {
        if (telling == Telling.LOGIN) {
            return Kinds.NAMED_LOGIN;
        }
        return near == null ? Kinds.NAMED : near;
    }
}
