package dev.sessionvault.launcher.share.session;

import dev.sessionvault.launcher.share.channel.CloseReason;
import java.time.Instant;

/** Where recipients come in. */
public interface Door {
    void endAt(Instant end);

    void close(CloseReason why);
}
