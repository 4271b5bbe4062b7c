package dev.sessionvault.launcher.share.channel;

import dev.sessionvault.launcher.share.tunnel.PeerException;
import dev.sessionvault.relay.wire.CloseCode;

/** What a relay's last word means for a channel. */
final class Endings {
    private Endings() {}

    static CloseReason of(PeerException why) {
        CloseCode code = why.code();
        if (code == null) {
            return CloseReason.RELAY;
        }
        return switch (code) {
            case ENDED -> CloseReason.ENDED;
            case EXPIRED -> CloseReason.EXPIRED;
            case NO_RENDEZVOUS, IDLE -> CloseReason.LOST;
            case TAKEN -> CloseReason.REPLACED;
            default -> CloseReason.RELAY;
        };
    }

    static ChannelException asException(PeerException why) {
        return new ChannelException(of(why), String.valueOf(why.getMessage()), why.hint());
    }
}
