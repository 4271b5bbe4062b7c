package dev.sessionvault.launcher.keeper;

/** Which of the two beside a tool a process is: KEEPER.md, section 5. */
public enum Part {
    /** Sees what the tool does. */
    KEEPER("keeper"),

    /** Sees the keeper's end, and takes its part then. */
    GUARD("guard");

    private final String word;

    Part(String word) {
        this.word = word;
    }

    /** As it stands among the arguments. */
    public String word() {
        return word;
    }
}
