package dev.sessionvault.relay.pairing;

/**
 * How much of something there may be.
 *
 * @param burst at once
 * @param perSecond from then on; 0 for as much as anyone likes
 */
public record Rate(long burst, double perSecond) {
    public static final Rate UNLIMITED = new Rate(0, 0);

    public Rate {
        if (burst < 0 || !(perSecond >= 0) || perSecond > 0 && burst == 0) {
            throw new IllegalArgumentException("rate: want a burst of at least 1 and no negative number");
        }
    }
}
