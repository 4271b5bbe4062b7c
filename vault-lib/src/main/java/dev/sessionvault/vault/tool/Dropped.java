package dev.sessionvault.vault.tool;

/**
 * A variable that was withheld. Its value is not kept here.
 *
 * @param name printable: bytes that are not are written {@code \xNN}, and a name that itself looks like a key is masked
 */
public record Dropped(String name, Withheld why) {}
