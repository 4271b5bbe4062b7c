package dev.sessionvault.launcher.leak.form;

import dev.sessionvault.launcher.leak.Kind;
import org.jspecify.annotations.Nullable;

/** Finds keys by their issuer's form in a run of key characters. */
final class Forms {
    /** Longer runs are data: only what begins with them is looked at. */
    private static final int MOST_RUN_BYTES = 600;

    private final Text text;
    private final Bodies bodies;
    private final Pem pem;
    private int start;
    private int end;
    private @Nullable Kind kind;

    Forms(Text text) {
        this.text = text;
        this.bodies = new Bodies(text);
        this.pem = new Pem(text);
    }

    /**
     * Whether a key begins in the run {@code [from, to)}, or just before it.
     *
     * @param runBegins whether {@code from} is the run's first byte, not one after a key
     * @param divided whether there are characters in the run before which a key may end, and after which one may begin
     */
    boolean find(int from, int to, boolean runBegins, boolean divided) {
        if (runBegins && findAtStart(from, to)) {
            return true;
        }
        if (!divided || to - from > MOST_RUN_BYTES) {
            return false;
        }
        for (int i = from + 1; i < to; i++) {
            if (Alphabet.isIn(text.bytes[i - 1], Alphabet.BASE64) && findAt(i)) {
                return true;
            }
        }
        return false;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    Kind kind() {
        return kind == null ? Kinds.NAMED : kind;
    }

    /** A dash before it is an option's, a list's, or the shell's {@code ${X:-…}}. */
    private boolean findAtStart(int from, int to) {
        int begin = text.skip(from + escapeBytes(from), Alphabet.DASH);
        return findAt(begin) || findDotted(from) || findPem(from, to);
    }

    /** How many of the run's first bytes belong to an escape: {@code \n}, {@code %3D}, {@code \x3d}, {@code \u003d}. */
    private int escapeBytes(int from) {
        byte before = text.at(from - 1);
        if (before == '%') {
            return 2;
        }
        if (before != '\\') {
            return 0;
        }
        byte letter = text.at(from);
        return letter == 'u' ? 5 : letter == 'x' ? 3 : 1;
    }

    private boolean findAt(int i) {
        if (text.to - i < 2) {
            return false;
        }
        for (Shape shape : ShapeIndex.STANDARD.beginningWith(text.bytes[i], text.bytes[i + 1])) {
            if (text.isAt(shape.prefix, i) && fits(shape, i)) {
                return true;
            }
        }
        return text.bytes[i] == 'e' && findJwt(i);
    }

    private boolean findDotted(int from) {
        if (text.at(from - 1) != '.') {
            return false;
        }
        for (Shape shape : ShapeIndex.STANDARD.dottedAfter(text.at(from - 3), text.at(from - 2))) {
            int begin = from - ShapeIndex.dottedBytes(shape);
            if (text.isAt(shape.prefix, begin) && begins(begin) && fits(shape, begin)) {
                return true;
            }
        }
        return false;
    }

    private boolean begins(int i) {
        return !Alphabet.isWord(text.at(i - 1)) || text.at(i - 2) == '\\' || text.at(i - 3) == '%';
    }

    private boolean fits(Shape shape, int begin) {
        int body = begin + shape.prefix.length;
        int after = withoutDots(bodies.end(body, shape.alphabet), body);
        return shape.fits(text, body, after)
                && Randomness.mayBeDrawn(text.bytes, body, after)
                && !Placeholder.isOne(text, body, after)
                && found(shape.kind, begin, after);
    }

    /** A sentence's full stop is not the key's. */
    private int withoutDots(int end, int body) {
        int last = end;
        while (last > body && text.bytes[last - 1] == '.') {
            last--;
        }
        return last;
    }

    private boolean findJwt(int i) {
        int after = Jwt.end(text, i);
        return after >= 0 && !Placeholder.isKnownToken(text, i, after) && found(Jwt.kind(text, i, after), i, after);
    }

    private boolean findPem(int from, int to) {
        int begin = pem.start(from, to);
        return begin >= 0 && found(Kinds.PRIVATE_KEY, begin, pem.end());
    }

    private boolean found(Kind what, int from, int to) {
        kind = what;
        start = from;
        end = to;
        return true;
    }
}
