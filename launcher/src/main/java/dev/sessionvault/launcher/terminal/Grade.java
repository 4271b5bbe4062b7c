package dev.sessionvault.launcher.terminal;

/** How good or bad something is, for the eye. */
public enum Grade {
    GOOD(Colours.GREEN),
    PLAIN(Colours.PLAIN),
    DOUBTFUL(Colours.YELLOW),
    BAD(Colours.RED);

    private final String colour;

    Grade(String colour) {
        this.colour = colour;
    }

    String colour() {
        return colour;
    }
}
