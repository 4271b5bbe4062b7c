package dev.sessionvault.launcher.command;

import dev.sessionvault.secret.SecretAccess;
import dev.sessionvault.secret.SecretBytes;
import dev.sessionvault.secret.SecretReader;
import java.util.Arrays;

/** A secret that came as a file: the newline at its end is the file's, not the secret's. */
final class OneLine implements SecretReader<SecretBytes, RuntimeException> {
    private OneLine() {}

    /** Without one newline at its end, if there is one; a secret of its own. */
    static SecretBytes of(SecretBytes text) {
        return text.read(SecretAccess.granted(), new OneLine());
    }

    @Override
    public SecretBytes read(byte[] bytes) {
        int size = bytes.length;
        return SecretBytes.takeFrom(Arrays.copyOf(bytes, size > 0 && bytes[size - 1] == '\n' ? size - 1 : size));
    }
}
