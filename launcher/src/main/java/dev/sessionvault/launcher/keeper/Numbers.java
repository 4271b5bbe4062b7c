package dev.sessionvault.launcher.keeper;

/** What is open under which number in a keeper and its guard, besides the memory: KEEPER.md, section 5. */
final class Numbers {
    /** The tool's end. */
    static final int TOOL = 52;

    /** Changes of its login. */
    static final int CHANGES = 53;

    /** A pipe: the keeper has the end that is written, the guard the other, at which it sees the keeper's end. */
    static final int LINE = 54;

    /** The guard's end; only the keeper has it. */
    static final int GUARD = 55;

    /** Numbers from here on are none of these. */
    static final int SPARE = 60;

    private Numbers() {}
}
