package dev.sessionvault.launcher.share.policy;

import org.jspecify.annotations.Nullable;

/**
 * Who lends to whom.
 *
 * @param recipient the recipient's identity key as text, {@code svk1-…}; {@code null} for whoever bears the handle
 */
public record Lending(Account account, @Nullable String recipient) {}
