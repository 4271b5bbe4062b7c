package dev.sessionvault.relay.server;

/**
 * What is written about legs.
 *
 * @param legs a line for each that leaves: its role and why
 * @param identify their rendezvous, deployment, and address too
 */
public record LogChoice(boolean legs, boolean identify) {
    public static final LogChoice QUIET = new LogChoice(false, false);
}
