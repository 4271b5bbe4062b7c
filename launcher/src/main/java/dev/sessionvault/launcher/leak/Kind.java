package dev.sessionvault.launcher.leak;

import org.jspecify.annotations.Nullable;

/**
 * What a key that was found is, as far as its form or its name tells.
 *
 * @param id stable and short, for programs: {@code anthropic-api}; a key known by its name only is {@code named}
 * @param title for people: {@code Anthropic API key}
 * @param tool the tool of the table whose key this most likely is, or {@code null} if no tool of ours takes it
 * @param console the provider's page where such keys are made and revoked, or {@code null} if it is not known
 */
public record Kind(
        String id,
        String title,
        @Nullable String tool,
        @Nullable String console) {}
