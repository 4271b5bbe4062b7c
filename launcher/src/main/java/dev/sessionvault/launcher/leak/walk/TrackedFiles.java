package dev.sessionvault.launcher.leak.walk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names in git's index: what is in it, git does not ignore, whatever {@code .gitignore} says. Of an index that cannot
 * be read it is taken that all is in it: then too much is searched, not too little.
 */
final class TrackedFiles {
    private static final TrackedFiles ALL = new TrackedFiles(null);
    private static final int SIGNATURE = 0x44495243; // DIRC
    private static final int MAX_BYTES = 1 << 26;

    /** Where an entry's flags are: behind numbers and the object's hash, which is SHA-1 or SHA-256. */
    private static final int[] FLAGS_POS = {40 + 20, 40 + 32};

    private static final int EXTENDED = 0x4000;
    private static final int LENGTH = 0xfff;
    private static final int COMPRESSED_VERSION = 4;

    private final @Nullable List<String> sorted;

    private TrackedFiles(@Nullable List<String> sorted) {
        this.sorted = sorted;
    }

    static TrackedFiles read(Path index) {
        try (InputStream in = Files.newInputStream(index)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            return bytes.length > MAX_BYTES ? ALL : of(bytes);
        } catch (NoSuchFileException e) {
            return new TrackedFiles(List.of());
        } catch (IOException e) {
            return ALL;
        }
    }

    private static TrackedFiles of(byte[] index) {
        for (int flagsPos : FLAGS_POS) {
            try {
                return new TrackedFiles(names(ByteBuffer.wrap(index), flagsPos));
            } catch (IllegalArgumentException | IndexOutOfBoundsException | BufferUnderflowException e) {
                // It is of the other form, or damaged.
            }
        }
        return ALL;
    }

    private static List<String> names(ByteBuffer index, int flagsPos) {
        require(index.getInt() == SIGNATURE);
        int version = index.getInt();
        int count = index.getInt();
        require(version >= 2 && version <= COMPRESSED_VERSION && count >= 0);
        List<String> names = new ArrayList<>(Math.min(count, index.remaining() / flagsPos));
        String name = "";
        for (int i = 0; i < count; i++) {
            int start = index.position();
            int flags = index.getShort(start + flagsPos);
            index.position(start + flagsPos + ((flags & EXTENDED) != 0 ? 4 : 2));
            int kept = version == COMPRESSED_VERSION ? name.length() - number(index) : 0;
            name = name.substring(0, kept) + text(index);
            require((flags & LENGTH) == Math.min(name.length(), LENGTH));
            names.add(name);
            if (version != COMPRESSED_VERSION) {
                index.position(start + (index.position() - 1 - start) / 8 * 8 + 8);
            }
        }
        Collections.sort(names);
        return names;
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException();
        }
    }

    /** Seven bits a byte, the highest first; each further byte adds one, so that no number has two forms. */
    private static int number(ByteBuffer index) {
        int b = index.get();
        int number = b & 0x7f;
        while ((b & 0x80) != 0) {
            b = index.get();
            number = (number + 1 << 7) + (b & 0x7f);
        }
        return number;
    }

    private static String text(ByteBuffer index) {
        int start = index.position();
        while (index.get() != 0) {
            // on to the NUL
        }
        return new String(index.array(), start, index.position() - 1 - start, StandardCharsets.ISO_8859_1);
    }

    boolean contains(String path) {
        return sorted == null || Collections.binarySearch(sorted, path) >= 0;
    }

    /** @param directory with a slash at its end */
    boolean containsBelow(String directory) {
        if (sorted == null) {
            return true;
        }
        int at = -Collections.binarySearch(sorted, directory) - 1;
        return at >= 0 && at < sorted.size() && sorted.get(at).startsWith(directory);
    }
}
