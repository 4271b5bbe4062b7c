package dev.sessionvault.relay.pairing;

import dev.sessionvault.relay.wire.CloseCode;
import dev.sessionvault.relay.wire.Paired;
import dev.sessionvault.relay.wire.RelayFrame;
import java.util.ArrayList;
import java.util.List;

/** What a leg was told, in order, as text. */
final class RecordingLeg implements Leg {
    private final List<String> told = new ArrayList<>();
    private long epoch;

    @Override
    public synchronized void send(RelayFrame frame) {
        told.add(frame.toString());
        if (frame instanceof Paired) {
            epoch = ((Paired) frame).epoch();
        }
    }

    @Override
    public synchronized void close(CloseCode code) {
        told.add("closed " + code);
    }

    synchronized long epoch() {
        return epoch;
    }

    /** What has been told since the last call. */
    synchronized List<String> told() {
        List<String> news = List.copyOf(told);
        told.clear();
        return news;
    }
}
