package dev.sessionvault.launcher.terminal;

import dev.sessionvault.launcher.posix.Descriptors;
import org.jspecify.annotations.Nullable;

/** Paint for a stream: none when that is no terminal, or {@code NO_COLOR} is set to anything. */
final class Colours {
    static final String PLAIN = "";
    static final String RED = "\033[1;31m";
    static final String YELLOW = "\033[1;33m";
    static final String GREEN = "\033[32m";
    static final String MAGENTA = "\033[35m";

    private static final String END = "\033[0m";

    private final int descriptor;
    private @Nullable Boolean wanted;

    Colours(boolean wanted) {
        this(-1);
        this.wanted = wanted;
    }

    private Colours(int descriptor) {
        this.descriptor = descriptor;
    }

    /** Looks when there is first something to paint: what cannot even be asked must still be said. */
    static Colours detect(int descriptor) {
        return new Colours(descriptor);
    }

    private boolean areWanted() {
        try {
            return mayPaint() && isTerminal();
        } catch (LinkageError e) {
            return false; // the library that would tell is missing, and that is just what is to be said
        }
    }

    /** Whether what is written can be taken back. */
    boolean isOnScreen() {
        try {
            return !"dumb".equals(System.getenv("TERM")) && isTerminal();
        } catch (LinkageError e) {
            return false;
        }
    }

    private boolean isTerminal() {
        return descriptor >= 0 && Descriptors.isTerminal(descriptor);
    }

    private static boolean mayPaint() {
        String declined = System.getenv("NO_COLOR");
        return (declined == null || declined.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
    }

    String paint(String colour, String text) {
        if (wanted == null) {
            wanted = areWanted();
        }
        return wanted && !colour.isEmpty() ? colour + text + END : text;
    }
}
