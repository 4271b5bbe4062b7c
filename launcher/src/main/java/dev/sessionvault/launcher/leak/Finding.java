package dev.sessionvault.launcher.leak;

/**
 * A key that lies in the open. It holds no byte of it.
 *
 * @param name the variable or member that it is given to; empty if there is none
 * @param fingerprint 10 hexadecimal digits of SHA-256 over {@code "sv/v1/leak\0"} and the key: equal for equal keys, on
 *     any machine; empty for {@link Place.InStore}
 */
public record Finding(Kind kind, Evidence evidence, Place place, String name, String fingerprint) {}
