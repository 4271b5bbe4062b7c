package dev.sessionvault.launcher.cache;

/**
 * A slot whose key the kernel keeps.
 *
 * @param untilEpochSecond 0 if that is not known
 */
public record Kept(int slot, long untilEpochSecond) {}
