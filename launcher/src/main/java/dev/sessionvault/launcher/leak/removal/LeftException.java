package dev.sessionvault.launcher.leak.removal;

/** Why a file is left as it is. */
final class LeftException extends Exception {
    private static final long serialVersionUID = 1L;

    LeftException(String why) {
        super(why);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
