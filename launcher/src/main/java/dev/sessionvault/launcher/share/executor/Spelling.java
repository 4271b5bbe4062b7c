package dev.sessionvault.launcher.share.executor;

/** One way in which a key can stand in a text. */
interface Spelling {
    /** It does not. */
    int NONE = 0;

    /** The text ends before that can be said. */
    int MORE = -1;

    /** How many bytes long it stands here. */
    int match(byte[] text, int at);

    void wipe();
}
