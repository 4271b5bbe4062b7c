package dev.sessionvault.launcher.share.tunnel;

import java.io.IOException;

/** The way to the other end, for as long as one epoch of one leg lasts; then it leads nowhere. */
public interface Passage {
    /** As the relay alleges. */
    long epoch();

    /** Blocks while the relay takes nothing. By one thread at a time. */
    void send(byte[] payload) throws IOException;
}
