package dev.sessionvault.launcher.share.message;

/** Numbers of calls: from 1, for 0 is the stream that belongs to no call. */
final class Ids {
    private Ids() {}

    static int require(int id) {
        if (id < 1) {
            throw new IllegalArgumentException("call " + id + ": want 1 or more");
        }
        return id;
    }
}
