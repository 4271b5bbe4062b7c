package dev.sessionvault.relay.wire;

/**
 * What a HELLO says, all of it public.
 *
 * @param lifetimeSeconds how long an owner wants the session to live from now; 0 for a guest
 * @param name the relay that the proof was made for
 */
public record HelloFields(
        Role role, long lifetimeSeconds, PublicKey deployment, PublicKey guest, Instance instance, RelayName name) {

    static long requireLifetime(Role role, long seconds) throws FrameException {
        boolean right = role == Role.OWNER ? seconds >= 1 && seconds <= Hello.MAX_LIFETIME_SECONDS : seconds == 0;
        if (!right) {
            throw FrameException.malformed("lifetime " + seconds + " is out of bounds");
        }
        return seconds;
    }

    public HelloFields {
        try {
            requireLifetime(role, lifetimeSeconds);
        } catch (FrameException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
