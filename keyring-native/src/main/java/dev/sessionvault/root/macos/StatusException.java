package dev.sessionvault.root.macos;

/** What a function of Security answered instead: an OSStatus, or the code of a CFError. */
final class StatusException extends Exception {
    private static final long serialVersionUID = 1;

    private final long status;

    StatusException(long status) {
        super("status " + status);
        this.status = status;
    }

    long status() {
        return status;
    }
}
