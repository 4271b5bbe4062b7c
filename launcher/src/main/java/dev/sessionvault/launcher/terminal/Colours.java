package dev.sessionvault.launcher.terminal;

import dev.sessionvault.launcher.posix.Descriptors;

/** Paint for standard error: none when that is no terminal, or {@code NO_COLOR} is set to anything. */
final class Colours {
    static final String PLAIN = "";
    static final String RED = "\033[1;31m";
    static final String YELLOW = "\033[1;33m";

    private static final String END = "\033[0m";

    private final boolean wanted;

    Colours(boolean wanted) {
        this.wanted = wanted;
    }

    static Colours detect() {
        return new Colours(mayPaint() && Descriptors.isTerminal(2));
    }

    private static boolean mayPaint() {
        String declined = System.getenv("NO_COLOR");
        return (declined == null || declined.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
    }

    String paint(String colour, String text) {
        return wanted && !colour.isEmpty() ? colour + text + END : text;
    }
}
