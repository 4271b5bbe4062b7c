package dev.sessionvault.vault.tool;

/** Why a variable of the caller's is not given to the tool. */
public enum Withheld {
    OTHER_TOOL("another tool's key"),
    STALE("this tool's key from elsewhere"),
    CONFLICT("would be used instead of the key"),
    NAME("its name says secret"),
    VALUE("its value looks like a key"),
    UNLISTED("not on the clean list");

    private final String why;

    Withheld(String why) {
        this.why = why;
    }

    /** For people: the reason as half a sentence. */
    public String why() {
        return why;
    }

    /** Whether the table named it; otherwise a pattern did, which may be wrong and is worth a line to the user. */
    public boolean isByTable() {
        return this != NAME && this != VALUE;
    }
}
