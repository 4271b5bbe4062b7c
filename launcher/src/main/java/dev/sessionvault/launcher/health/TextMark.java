package dev.sessionvault.launcher.health;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Looks for names in files that may hold keys beside them: what was read is wiped, and only names come out. */
final class TextMark {
    private static final int MAX_BYTES = 1 << 20;

    private TextMark() {}

    /** Whether the file is there and has these characters somewhere in it. */
    static boolean isIn(Path file, String ascii) throws IOException {
        byte[] bytes = read(file);
        try {
            return indexOf(bytes, ascii.getBytes(StandardCharsets.US_ASCII)) >= 0;
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int i = 0; i + part.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        return -1;
    }

    /** The names to which a file of the form {@code .env} gives a value that is not empty. */
    static List<String> assigned(Path file, Predicate<String> wanted) throws IOException {
        byte[] bytes = read(file);
        List<String> names = new ArrayList<>();
        try {
            int start = 0;
            for (int i = 0; i <= bytes.length; i++) {
                if (i == bytes.length || bytes[i] == '\n') {
                    String name = name(bytes, start, i);
                    if (!name.isEmpty() && wanted.test(name)) {
                        names.add(name);
                    }
                    start = i + 1;
                }
            }
            return names;
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static String name(byte[] bytes, int start, int end) {
        int at = blanks(bytes, start, end);
        byte[] export = "export ".getBytes(StandardCharsets.US_ASCII);
        if (end - at > export.length && Arrays.equals(bytes, at, at + export.length, export, 0, export.length)) {
            at = blanks(bytes, at + export.length, end);
        }
        int nameEnd = at;
        while (nameEnd < end && isWord(bytes[nameEnd])) {
            nameEnd++;
        }
        int equals = blanks(bytes, nameEnd, end);
        boolean assigned = equals < end && bytes[equals] == '=' && blanks(bytes, equals + 1, end) < end;
        return assigned ? new String(bytes, at, nameEnd - at, StandardCharsets.US_ASCII) : "";
    }

    private static boolean isWord(byte b) {
        return b == '_' || b < 0x7f && Character.isLetterOrDigit(b);
    }

    private static int blanks(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) {
            at++;
        }
        return at;
    }

    private static byte[] read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return new byte[0];
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MAX_BYTES);
        }
    }
}
