package dev.sessionvault.relay.pairing;

import java.util.concurrent.atomic.LongAdder;

/** What has happened since the start; names no session and no address. */
public final class Tally {
    public final LongAdder sessionsOpened = new LongAdder();
    public final LongAdder sessionsEnded = new LongAdder();
    public final LongAdder pairings = new LongAdder();
    public final LongAdder staleFrames = new LongAdder();
    public final LongAdder framesFromOwners = new LongAdder();
    public final LongAdder framesFromGuests = new LongAdder();
    public final LongAdder bytesFromOwners = new LongAdder();
    public final LongAdder bytesFromGuests = new LongAdder();
}
