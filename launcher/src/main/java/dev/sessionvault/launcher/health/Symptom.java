package dev.sessionvault.launcher.health;

import org.jspecify.annotations.Nullable;

/**
 * Something that an examination has seen.
 *
 * @param id what kind of thing it is: stable, for programs
 * @param what for people, without any key
 * @param advice a command to be pasted, or a sentence; empty if there is nothing to advise
 * @param remedy what mends it safely, or {@code null}
 */
public record Symptom(
        String id,
        Answer answer,
        String what,
        String advice,
        @Nullable Remedy remedy) {}
