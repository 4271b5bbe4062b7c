package dev.sessionvault.secret;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A secret in memory.
 *
 * <p>Guarantee: its bytes are reachable only inside {@link #read}, with a {@link SecretAccess}; they are overwritten by
 * {@link #close}; no method puts them, or anything derived from them, into a string, a hash code or an exception.
 *
 * <p>Not guaranteed: the collector may have moved the array before it was wiped and left a copy behind in the heap, and
 * the kernel may have paged it out. A process of the same user that can read our memory can read the secret while it is
 * open. Launching a tool ends in {@code execve}, which discards the whole address space.
 *
 * <p>Equality is by identity; {@link #sameAs} compares contents in constant time. Not safe for use by several threads.
 */
public final class SecretBytes implements AutoCloseable {
    private final byte[] bytes;
    private boolean closed;

    private SecretBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Copies; the caller still owns {@code source} and wipes it. */
    public static SecretBytes copyOf(byte[] source) {
        return new SecretBytes(source.clone());
    }

    /** Copies, and wipes {@code source}. */
    public static SecretBytes takeFrom(byte[] source) {
        SecretBytes secret = copyOf(source);
        Arrays.fill(source, (byte) 0);
        return secret;
    }

    /** {@code sizeBytes} bytes from the operating system's generator. */
    public static SecretBytes random(int sizeBytes) {
        return new SecretBytes(SystemRandom.bytes(sizeBytes));
    }

    public int size() {
        return bytes.length;
    }

    /**
     * Hands a copy of the bytes to {@code reader} and wipes the copy afterwards, however the reader ends.
     *
     * @throws IllegalStateException after {@link #close}
     */
    public <T extends @Nullable Object, E extends Exception> T read(SecretAccess access, SecretReader<T, E> reader)
            throws E {
        requireOpen();
        byte[] copy = bytes.clone();
        try {
            return reader.read(copy);
        } finally {
            Arrays.fill(copy, (byte) 0);
        }
    }

    /** A second secret with the same bytes and a life of its own. */
    public SecretBytes copy() {
        requireOpen();
        return copyOf(bytes);
    }

    /** Compares contents; the time taken depends on the sizes only. */
    public boolean sameAs(SecretBytes other) {
        requireOpen();
        other.requireOpen();
        int difference = bytes.length ^ other.bytes.length;
        for (int i = 0; i < Math.min(bytes.length, other.bytes.length); i++) {
            difference |= bytes[i] ^ other.bytes[i];
        }
        return difference == 0;
    }

    /** Wipes the bytes. Closing twice does nothing. */
    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
        closed = true;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the secret is wiped");
        }
    }
}
