package dev.sessionvault.launcher.share.verb;

import org.jspecify.annotations.Nullable;

/**
 * A typed place in a verb.
 *
 * @param description for people and for models; may be empty
 * @param fallback the value, canonical, that stands when none is given; {@code null} if one must be given
 */
public record Parameter(
        String name,
        String description,
        ParameterType type,
        @Nullable String fallback) {

    /** @throws RefusedException BAD_VALUE */
    public String canonical(String value) throws RefusedException {
        return type.canonical(name, value);
    }
}
