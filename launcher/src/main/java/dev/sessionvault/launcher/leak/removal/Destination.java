package dev.sessionvault.launcher.leak.removal;

import dev.sessionvault.vault.Entry;
import dev.sessionvault.vault.NewEntry;
import org.jspecify.annotations.Nullable;

/**
 * Where a key goes.
 *
 * @param entry what is said of it
 * @param existing the entry that has the same key already, or {@code null}: then one is made
 */
public record Destination(NewEntry entry, @Nullable Entry existing) {}
