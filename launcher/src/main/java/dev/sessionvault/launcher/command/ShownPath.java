package dev.sessionvault.launcher.command;

import dev.sessionvault.launcher.leak.Evidence;
import dev.sessionvault.launcher.leak.PathBytes;
import dev.sessionvault.launcher.leak.form.Detector;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A path on one line. A name that a line or a terminal cannot carry is written as shells take it, {@code $'a\nb'}; a key
 * that is a name, or was typed as one, is not shown.
 */
final class ShownPath {
    private ShownPath() {}

    /** From the working directory, if it lies there. */
    static String of(Path path, Path working) {
        return of(bytes(path, working));
    }

    /** The bytes of {@link #of(Path, Path)}, unescaped but without keys. */
    static byte[] bytes(Path path, Path working) {
        byte[] all = PathBytes.of(path);
        byte[] base = PathBytes.of(working);
        int prefix = base.length == 1 ? 1 : base.length + 1;
        boolean below = all.length > prefix
                && Arrays.equals(all, 0, base.length, base, 0, base.length)
                && all[prefix - 1] == '/';
        return withoutKeys(below ? Arrays.copyOfRange(all, prefix, all.length) : all);
    }

    /** A name that came as text. */
    static String of(String name) {
        return of(name.getBytes(StandardCharsets.UTF_8));
    }

    static String of(byte[] path) {
        byte[] shown = withoutKeys(path);
        String text = text(shown);
        return text.isEmpty() ? escaped(shown) : text;
    }

    /** The whole of it for programs, whatever its bytes. */
    static String uri(Path absolute) {
        return "file://" + PathBytes.escaped(withoutKeys(PathBytes.of(absolute)));
    }

    private static byte[] withoutKeys(byte[] path) {
        byte[] shown = path.clone();
        Detector.standard().search(path, 0, path.length, hit -> {
            if (hit.evidence() == Evidence.FORM) {
                Arrays.fill(shown, hit.start(), hit.end(), (byte) '*');
            }
        });
        return shown;
    }

    /** As it is, or empty if a line cannot carry it. */
    private static String text(byte[] path) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(path))
                    .toString();
            return text.chars().anyMatch(ShownPath::misleads) ? "" : text;
        } catch (CharacterCodingException e) {
            return "";
        }
    }

    /** What moves the cursor, ends the line or turns the direction of the writing. */
    private static boolean misleads(int c) {
        return c < 0x20
                || c >= 0x7f && c < 0xa0
                || c >= 0x2028 && c <= 0x202e
                || c >= 0x2066 && c <= 0x2069
                || c == 0x200e
                || c == 0x200f;
    }

    private static String escaped(byte[] path) {
        StringBuilder text = new StringBuilder("$'");
        for (byte b : path) {
            if (b == '\n') {
                text.append("\\n");
            } else if (b < 0x20 || b == 0x7f) {
                text.append("\\x").append(HexFormat.of().toHexDigits(b));
            } else {
                text.append(b == '\'' || b == '\\' ? "\\" : "").append((char) b);
            }
        }
        return text.append('\'').toString();
    }
}
