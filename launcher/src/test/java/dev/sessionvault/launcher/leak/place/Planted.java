package dev.sessionvault.launcher.leak.place;

import java.nio.file.Path;

/**
 * What was put into a {@link PreparedHome}.
 *
 * @param kind the id that a finding must have
 * @param key empty for a login that is not readable as it stands
 */
public record Planted(Path file, String kind, byte[] key) {}
