package dev.sessionvault.launcher.leak.place;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The paths that a file names: what a profile sources or reads a key from, the projects that an editor remembers. Only a
 * word that begins like a path becomes a string, so no key does.
 */
final class Mentions {
    private static final int MAX_FILE_BYTES = 16 << 20;
    private static final int MAX_PATH_BYTES = 4096;
    private static final String ADDRESS = "file:///";
    private static final Charset NATIVE = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

    /**
     * How a path can begin.
     *
     * @param path what that stands for
     */
    private record Beginning(byte[] written, String path) {
        static Beginning of(String written, String path) {
            return new Beginning(written.getBytes(NATIVE), path);
        }

        boolean isAt(byte[] bytes, int start) {
            int end = start + written.length;
            return end <= bytes.length && Arrays.equals(bytes, start, end, written, 0, written.length);
        }
    }

    private final List<Beginning> beginnings;
    private final boolean quotedOnly;

    private Mentions(boolean quotedOnly, Beginning... beginnings) {
        this.beginnings = List.of(beginnings);
        this.quotedOnly = quotedOnly;
    }

    /** Those in this home directory, however a shell or a unit spells it. */
    static Mentions inHome(Path home) {
        String prefix = home + "/";
        return new Mentions(
                false,
                Beginning.of("~/", prefix),
                Beginning.of("$HOME/", prefix),
                Beginning.of("${HOME}/", prefix),
                Beginning.of("%h/", prefix),
                Beginning.of(prefix, prefix));
    }

    /** Those anywhere, as editors' and tools' settings write them: in quotes. */
    static Mentions quoted(Path home) {
        String prefix = home + "/";
        return new Mentions(
                true,
                Beginning.of("/", "/"),
                Beginning.of(ADDRESS, "/"),
                Beginning.of("$USER_HOME$/", prefix),
                Beginning.of("~/", prefix));
    }

    List<Path> in(Path file) {
        byte[] bytes = {};
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_FILE_BYTES);
            return in(bytes);
        } catch (IOException e) {
            // The search itself will say that it cannot be read.
            return List.of();
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private List<Path> in(byte[] bytes) {
        List<Path> paths = new ArrayList<>();
        for (int i = 0; i < bytes.length; i++) {
            if (i == 0 || isBoundary(bytes[i - 1])) {
                boolean quoted = i > 0 && isQuote(bytes[i - 1]);
                if (quoted || !quotedOnly) {
                    addPath(bytes, i, quoted, paths);
                }
            }
        }
        return paths;
    }

    private void addPath(byte[] bytes, int start, boolean quoted, List<Path> paths) {
        for (Beginning beginning : beginnings) {
            if (beginning.isAt(bytes, start)) {
                int from = start + beginning.written().length;
                String rest = new String(bytes, from, end(bytes, from, quoted) - from, NATIVE);
                addPath(beginning.path() + (bytes[start] == ADDRESS.charAt(0) ? unescaped(rest) : rest), paths);
                return;
            }
        }
    }

    /** An address writes a space as {@code %20}. */
    private static String unescaped(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), NATIVE);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }

    private static void addPath(String text, List<Path> paths) {
        try {
            paths.add(Path.of(text).normalize());
        } catch (InvalidPathException e) {
            // Not a path after all.
        }
    }

    private static int end(byte[] bytes, int from, boolean quoted) {
        int end = from;
        int limit = Math.min(bytes.length, from + MAX_PATH_BYTES);
        while (end < limit && bytes[end] != '\n' && !isQuote(bytes[end]) && (quoted || !isBoundary(bytes[end]))) {
            end++;
        }
        return end;
    }

    private static boolean isQuote(byte b) {
        return b == '"' || b == '\'';
    }

    private static boolean isBoundary(byte b) {
        return b <= ' ' && b >= 0 || "\"'();&|<>=:,[]`-".indexOf(b) >= 0;
    }
}
