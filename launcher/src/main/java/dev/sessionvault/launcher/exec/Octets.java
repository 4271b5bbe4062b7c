package dev.sessionvault.launcher.exec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paths and variables as the kernel knows them: bytes in no particular encoding. */
final class Octets {
    private Octets() {}

    static byte[] of(String ascii) {
        return ascii.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] concat(byte[] first, String middle, byte[] last) {
        byte[] centre = of(middle);
        byte[] all = Arrays.copyOf(first, first.length + centre.length + last.length);
        System.arraycopy(centre, 0, all, first.length, centre.length);
        System.arraycopy(last, 0, all, first.length + centre.length, last.length);
        return all;
    }

    static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    static boolean contains(byte[] bytes, byte[] part) {
        for (int i = 0; i + part.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    static int indexOf(byte[] bytes, char wanted) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** Whether {@code path} is {@code directory} or lies below it; both absolute, without a slash at the end. */
    static boolean isWithin(byte[] path, byte[] directory) {
        return startsWith(path, directory)
                && (path.length == directory.length || directory.length == 1 || path[directory.length] == '/');
    }

    /** The value that {@code getenv} would find: the first of that name. */
    static byte @Nullable [] value(List<byte[]> environment, String name) {
        byte[] start = of(name.concat("="));
        for (byte[] entry : environment) {
            if (startsWith(entry, start)) {
                return Arrays.copyOfRange(entry, start.length, entry.length);
            }
        }
        return null;
    }

    /** For messages: as UTF-8 if it is that, and nothing that a terminal would act on. */
    static String display(byte[] bytes) {
        String text = text(bytes);
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            shown.append(Character.isISOControl(c) ? '?' : c);
        }
        return shown.toString();
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.US_ASCII);
        }
    }
}
