package dev.sessionvault.vault.store;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;

/**
 * How a POSIX lock on a whole file is had. Java's own way loads what opens sockets, which a start does without; so whoever
 * can call the kernel by another way may bring that. Locks of all ways exclude each other.
 */
public interface Locks {

    /** Opens a file that is there. */
    Candidate open(File file) throws IOException;

    /** An open file; closing it gives the lock up, as does closing any other descriptor of the file. */
    interface Candidate extends Closeable {
        /** Takes the lock if nobody has it. */
        boolean tryLock() throws IOException;
    }
}
