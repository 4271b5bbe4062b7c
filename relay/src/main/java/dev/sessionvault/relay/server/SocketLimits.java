package dev.sessionvault.relay.server;

import java.time.Duration;

/**
 * What holds for every connection (PROTOCOL.md, "Limits").
 *
 * @param hello from the first byte of TLS to a HELLO that is let in
 * @param pending connections that have no place yet
 * @param dialsPerSecond connections from one address; 0 for as many as it likes, as behind a proxy
 * @param ping how often legs are pinged
 * @param stall that a connection may take nothing
 * @param buffer of the kernel, for each direction of each connection, in bytes
 * @param tick how often all this is looked at
 */
public record SocketLimits(
        Duration hello, int pending, int dialsPerSecond, Duration ping, Duration stall, int buffer, Duration tick) {
    public static final SocketLimits STANDARD = new SocketLimits(
            Duration.ofSeconds(10),
            256,
            0,
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            256 * 1024,
            Duration.ofSeconds(1));

    public SocketLimits withHello(Duration value) {
        return new SocketLimits(value, pending, dialsPerSecond, ping, stall, buffer, tick);
    }

    public SocketLimits withPending(int value) {
        return new SocketLimits(hello, value, dialsPerSecond, ping, stall, buffer, tick);
    }

    public SocketLimits withDialsPerSecond(int value) {
        return new SocketLimits(hello, pending, value, ping, stall, buffer, tick);
    }

    public SocketLimits withPing(Duration value) {
        return new SocketLimits(hello, pending, dialsPerSecond, value, stall, buffer, tick);
    }

    public SocketLimits withStall(Duration value) {
        return new SocketLimits(hello, pending, dialsPerSecond, ping, value, buffer, tick);
    }

    public SocketLimits withTick(Duration value) {
        return new SocketLimits(hello, pending, dialsPerSecond, ping, stall, buffer, value);
    }
}
