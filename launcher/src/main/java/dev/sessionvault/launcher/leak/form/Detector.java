package dev.sessionvault.launcher.leak.form;

import dev.sessionvault.launcher.leak.Hits;
import java.util.Objects;

/**
 * Finds keys in bytes: by their issuer's form, by the names that tools read them from, and by a telling name with a value
 * too random for a word.
 *
 * <p>It takes time in proportion to the bytes, whatever they are; keeps nothing; and may be used by any number of threads.
 *
 * <p>What is too large for one array is searched in pieces, each with {@link #BEFORE} more bytes before it and
 * {@link #AFTER} more behind it, as far as there are any: of the hits, those that start within the piece itself are what
 * a search of the whole finds there.
 */
public final class Detector {
    /** How many bytes before a key may decide about it: its name, and whose name is near. */
    public static final int BEFORE = 4 << 10;

    /** How many bytes after its first one may decide about a key: all of a private key. */
    public static final int AFTER = 32 << 10;

    private static final Detector STANDARD = new Detector();

    private Detector() {}

    /** The one that knows everything that this version knows. */
    public static Detector standard() {
        return STANDARD;
    }

    /** Tells {@code hits} what is found in {@code bytes[from, to)}, in order, no two overlapping. */
    @SuppressWarnings("MethodMayBeStatic") // Callers hold one, so that another may know other forms.
    public void search(byte[] bytes, int from, int to, Hits hits) {
        Objects.checkFromToIndex(from, to, bytes.length);
        new Sweep(new Text(bytes, from, to), hits).run();
    }
}
