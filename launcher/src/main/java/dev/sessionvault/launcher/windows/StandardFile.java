package dev.sessionvault.launcher.windows;

import dev.sessionvault.secret.SecretBytes;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** Standard input, output and error by their numbers; Windows passes on no others. */
public final class StandardFile {
    private StandardFile() {}

    /** @return at most {@code limitBytes} + 1 bytes; one more than the limit says that there were too many */
    public static SecretBytes readSecret(int number, int limitBytes) throws IOException {
        byte[] bytes = new byte[limitBytes + 1];
        try (FileInputStream input = new FileInputStream(descriptor(number))) {
            int size = input.readNBytes(bytes, 0, bytes.length);
            return SecretBytes.takeFrom(Arrays.copyOf(bytes, size));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    @SuppressWarnings("resource") // closing it would close what the rest of the program writes to
    public static void write(int number, byte[] bytes) throws IOException {
        new FileOutputStream(descriptor(number)).write(bytes);
    }

    private static FileDescriptor descriptor(int number) throws IOException {
        return switch (number) {
            case 0 -> FileDescriptor.in;
            case 1 -> FileDescriptor.out;
            case 2 -> FileDescriptor.err;
            default -> throw new IOException("no descriptor " + number + " on Windows");
        };
    }
}
