package dev.sessionvault.launcher.leak;

import java.nio.file.Path;

/** Where a key lies. */
public sealed interface Place {

    /**
     * A file that is there now.
     *
     * @param file absolute, as it was reached; it may be a link
     * @param offset of the key's first byte
     * @param bytes how long the key is
     * @param line from 1
     * @param column from 1, in bytes
     */
    record InFile(Path file, long offset, int bytes, long line, int column) implements Place {}

    /**
     * A file in a commit, or in the index, of a git repository.
     *
     * @param commit the oldest commit in which it was met, in hexadecimal; empty for the index
     * @param path within the repository
     */
    record InGit(Path repository, String commit, String path, long line, int column) implements Place {}

    /**
     * A content that git keeps although nothing leads to it any more.
     *
     * @param object its name, in hexadecimal
     */
    record InObject(Path repository, String object, long line, int column) implements Place {}

    /**
     * The environment or the arguments of a running process.
     *
     * @param variable the environment variable's name; empty for an argument
     * @param argument its position, from 0; -1 for a variable. Unlike a variable, an argument can be read by every user
     * @param others how many more processes have the same; most of them got it from this one
     */
    record InProcess(long pid, String program, String variable, int argument, int others) implements Place {}

    /**
     * A login that is not readable as it stands, but that anybody with these files can read: encrypted by a key that is
     * beside it or that can be derived.
     *
     * @param why in one sentence, for people
     */
    record InStore(Path file, String why) implements Place {}
}
