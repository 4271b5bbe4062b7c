package dev.sessionvault.launcher.leak;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A path's own bytes. Java's text of a path has lost those that are not UTF-8, but its paths keep them, and its URIs
 * tell them.
 */
public final class PathBytes {
    private static final char LOST = '\ufffd';

    private PathBytes() {}

    /** All of an absolute path; of a relative one, as it is. */
    public static byte[] of(Path path) {
        String text = path.toString();
        return text.indexOf(LOST) < 0 ? text.getBytes(StandardCharsets.UTF_8) : exact(path);
    }

    /** The bytes as the characters 0 to 255. */
    public static String latin(Path path) {
        String text = path.toString();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return new String(of(path), StandardCharsets.ISO_8859_1);
            }
        }
        return text;
    }

    private static byte[] exact(Path path) {
        byte[] all = decoded(path.toUri().getRawPath());
        int end = all.length;
        while (end > 1 && all[end - 1] == '/') {
            end--;
        }
        int start = path.isAbsolute() ? 0 : end;
        for (int names = path.getNameCount(); start > 0; start--) {
            if (all[start - 1] == '/' && --names == 0) {
                break;
            }
        }
        return Arrays.copyOfRange(all, start, end);
    }

    private static byte[] decoded(String escaped) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            if (escaped.charAt(i) == '%') {
                bytes.write(HexFormat.fromHexDigits(escaped, i + 1, i + 3));
                i += 2;
            } else {
                bytes.write(escaped.charAt(i));
            }
        }
        return bytes.toByteArray();
    }

    /** The absolute path that has these bytes. */
    public static Path path(byte[] absolute) {
        return Path.of(URI.create("file://" + escaped(absolute)));
    }

    /** The path that has these bytes, from an absolute directory. */
    public static Path below(Path directory, byte[] relative) {
        byte[] base = of(directory);
        byte[] all = Arrays.copyOf(base, base.length + 1 + relative.length);
        all[base.length] = '/';
        System.arraycopy(relative, 0, all, base.length + 1, relative.length);
        return path(all);
    }

    /** Bytes of a path as they stand in a URI. */
    public static String escaped(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        for (byte b : bytes) {
            boolean plain =
                    b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || "/._-~".indexOf(b) >= 0;
            if (plain) {
                text.append((char) b);
            } else {
                text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return text.toString();
    }
}
