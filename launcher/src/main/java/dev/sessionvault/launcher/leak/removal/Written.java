package dev.sessionvault.launcher.leak.removal;

import dev.sessionvault.launcher.edit.key.KeyText;
import dev.sessionvault.launcher.edit.key.Part;
import dev.sessionvault.launcher.edit.key.Syntax;
import dev.sessionvault.secret.SecretBytes;
import java.nio.file.Path;
import java.util.Arrays;

/** A key as it is, whatever a program has made of it on the way into a file. */
final class Written {
    private static final int HEXADECIMAL = 16;

    private Written() {}

    static SecretBytes secret(Path file, KeyText text, Part key) {
        return Syntaxes.of(file) == Syntax.FISH_VARIABLES ? unescaped(text, key) : text.secret(key);
    }

    /** fish writes bytes as {@code \\x2d}. */
    private static SecretBytes unescaped(KeyText text, Part key) {
        byte[] bytes = text.bytes();
        byte[] plain = new byte[key.end() - key.start()];
        try {
            int size = 0;
            int i = key.start();
            while (i < key.end()) {
                boolean escaped = bytes[i] == '\\' && i + 3 < key.end() && bytes[i + 1] == 'x';
                plain[size++] = escaped ? (byte) (digit(bytes[i + 2]) * HEXADECIMAL + digit(bytes[i + 3])) : bytes[i];
                i += escaped ? 4 : 1;
            }
            return SecretBytes.takeFrom(Arrays.copyOf(plain, size));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static int digit(byte character) {
        return Character.digit((char) character, HEXADECIMAL);
    }
}
