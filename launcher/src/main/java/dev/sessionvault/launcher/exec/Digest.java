package dev.sessionvault.launcher.exec;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of a file: the runtime's own, which takes the processor's instructions for it. Programs are large. */
public final class Digest {
    private static final int BUFFER_BYTES = 1 << 18;

    private Digest() {}

    static String of(File file) throws IOException {
        try (FileInputStream in = new FileInputStream(file)) {
            return of(in);
        }
    }

    /** In hexadecimal, lower case, of all that is left to read. */
    public static String of(InputStream in) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every runtime has SHA-256
        }
    }
}
