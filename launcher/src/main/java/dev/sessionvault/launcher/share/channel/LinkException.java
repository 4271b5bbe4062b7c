package dev.sessionvault.launcher.share.channel;

/** What came is not what the other end can have sent: this connection is given up, and another tried. */
final class LinkException extends Exception {
    private static final long serialVersionUID = 1;

    LinkException(String message) {
        super(message);
    }
}
