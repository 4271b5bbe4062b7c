package dev.sessionvault.root.ffi;

/** A C library, or a function of it, is not on this machine. Unchecked: nothing can be done about it but say so. */
public final class LibraryAbsentException extends RuntimeException {
    LibraryAbsentException(String what, LinkageError cause) {
        super(what + ": cannot be loaded", cause);
    }
}
