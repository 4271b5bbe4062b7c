package dev.sessionvault.launcher.share.control;

import dev.sessionvault.launcher.share.channel.CloseReason;
import dev.sessionvault.launcher.share.channel.OwnerChannel;
import dev.sessionvault.launcher.share.session.Door;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The door of a session that is made before it: a recipient may come before the one who opens it has turned around. */
final class LateDoor implements Door {
    private @Nullable OwnerChannel channel;
    private @Nullable CloseReason closed;

    synchronized void open(OwnerChannel opened) {
        channel = opened;
        if (closed != null) {
            opened.close(closed);
        }
    }

    @Override
    public void endAt(Instant end) {
        OwnerChannel opened = opened();
        if (opened != null) {
            opened.endAt(end);
        }
    }

    private synchronized @Nullable OwnerChannel opened() {
        return channel;
    }

    @Override
    public void close(CloseReason why) {
        OwnerChannel opened;
        synchronized (this) {
            closed = closed == null ? why : closed;
            opened = channel;
        }
        if (opened != null) {
            opened.close(why);
        }
    }
}
