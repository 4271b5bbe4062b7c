package dev.sessionvault.secret;

import org.jspecify.annotations.Nullable;

/**
 * What is done with a secret while it is readable.
 *
 * @param <T> what comes of it; not the secret itself
 * @param <E> what may go wrong
 */
@FunctionalInterface
public interface SecretReader<T extends @Nullable Object, E extends Exception> {

    /** @param bytes a copy that is wiped when this method ends: keep no reference to it */
    T read(byte[] bytes) throws E;
}
