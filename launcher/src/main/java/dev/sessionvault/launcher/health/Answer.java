package dev.sessionvault.launcher.health;

/** What an examination says of a thing, the least urgent first. */
public enum Answer {
    OK("ok", "OK"),
    /** To be known; nothing need be done. */
    NOTE("note", "note"),
    /** It could not be looked at. That is never taken for good. */
    UNKNOWN("unknown", "could not tell"),
    /** Something should be done. */
    WARNING("warning", "warning"),
    /** Something is broken, or open to others. */
    FAULT("fault", "FAULT");

    private final String token;
    private final String word;

    Answer(String token, String word) {
        this.token = token;
        this.word = word;
    }

    /** For programs. */
    public String token() {
        return token;
    }

    /** For people. */
    public String word() {
        return word;
    }

    /** Whether the user has something to do. */
    public boolean asksForAction() {
        return compareTo(UNKNOWN) >= 0;
    }
}
