package dev.sessionvault.vault.audit;

/** Who started this process, and where: the same for all that it does. */
public final class Circumstances {
    private final String parent;
    private final String directory;

    private Circumstances(String parent, String directory) {
        this.parent = parent;
        this.directory = directory;
    }

    /**
     * Either may be empty, if nobody can tell.
     *
     * @param parent the path of the parent process's program, else its name
     * @param directory the working directory
     */
    public static Circumstances of(byte[] parent, byte[] directory) {
        return new Circumstances(LogText.of(parent), LogText.of(directory));
    }

    void tell(Line line) {
        line.set(Field.PARENT, parent).set(Field.DIRECTORY, directory);
    }
}
