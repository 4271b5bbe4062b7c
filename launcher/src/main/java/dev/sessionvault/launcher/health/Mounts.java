package dev.sessionvault.launcher.health;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is mounted where, as the kernel tells it. */
final class Mounts {
    private static final int FIELDS = 4;

    private final List<Mount> all = new ArrayList<>();

    /**
     * One line of it.
     *
     * @param options separated by commas
     */
    record Mount(Path at, String type, String options) {}

    private Mounts() {}

    static Mounts read(Path system) throws IOException {
        Mounts mounts = new Mounts();
        Path file = system.resolve("proc/self/mounts");
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            String[] fields = line.split(" ", FIELDS + 1);
            if (fields.length > FIELDS && fields[1].startsWith("/")) {
                mounts.all.add(new Mount(Path.of(plain(fields[1])), fields[2], fields[3]));
            }
        }
        return mounts;
    }

    /** Blanks and the like are written as {@code \040}; the bytes are UTF-8. */
    private static String plain(String escaped) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            boolean octal = escaped.startsWith("\\", i)
                    && i + 4 <= escaped.length()
                    && escaped.substring(i + 1, i + 4).matches("[0-7]{3}");
            plain.append(octal ? (char) Integer.parseInt(escaped.substring(i + 1, i + 4), 8) : escaped.charAt(i));
            i += octal ? 3 : 0;
        }
        return new String(plain.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** What a path lies on: the last one mounted over the longest part of it. */
    @Nullable
    Mount of(Path path) {
        Mount found = null;
        for (Mount mount : all) {
            boolean closer =
                    found == null || mount.at().getNameCount() >= found.at().getNameCount();
            if (path.startsWith(mount.at()) && closer) {
                found = mount;
            }
        }
        return found;
    }
}
