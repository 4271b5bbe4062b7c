package dev.sessionvault.secret;

import java.io.DataInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;

/**
 * The operating system's random generator.
 *
 * <p>On Unix this reads {@code /dev/urandom} itself: the kernel is also what {@link SecureRandom} asks there, but
 * loading its provider costs more than 20 ms, which {@code sv run} would pay at every start.
 */
public final class SystemRandom {
    private static final File DEVICE = new File("/dev/urandom");

    private SystemRandom() {}

    /** @throws UncheckedIOException if the device cannot be read: there is no weaker source to fall back to */
    public static byte[] bytes(int sizeBytes) {
        byte[] bytes = new byte[sizeBytes];
        if (DEVICE.exists()) {
            readDevice(bytes);
        } else {
            new SecureRandom().nextBytes(bytes);
        }
        return bytes;
    }

    private static void readDevice(byte[] bytes) {
        try (DataInputStream device = new DataInputStream(new FileInputStream(DEVICE))) {
            device.readFully(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
