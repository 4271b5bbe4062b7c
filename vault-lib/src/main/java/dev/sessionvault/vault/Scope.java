package dev.sessionvault.vault;

/** Where an entry may be used. */
public sealed interface Scope {

    /** Whether it may be used in this directory: an absolute, normal path. */
    boolean holds(String directory);

    /**
     * In a directory and everywhere below it.
     *
     * @param path absolute, symbolic links resolved by the caller, without {@code .}, {@code ..}, empty parts or a
     *     trailing slash; {@code /} is the root directory
     */
    record Project(String path) implements Scope {
        /** The longest path, in bytes of UTF-8. */
        public static final int MAX_BYTES = 4096;

        /** @throws IllegalArgumentException if the path is not of that form */
        public Project {
            Ancestors.requireNormal(path);
        }

        @Override
        public boolean holds(String directory) {
            return directory.equals(path) || path.equals("/") || directory.startsWith(path + "/");
        }
    }

    /** Everywhere. */
    record Global() implements Scope {
        @Override
        public boolean holds(String directory) {
            return true;
        }
    }
}
