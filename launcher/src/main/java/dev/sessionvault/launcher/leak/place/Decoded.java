package dev.sessionvault.launcher.leak.place;

import dev.sessionvault.launcher.leak.Place;
import java.nio.file.Path;
import java.util.Arrays;

/** A file's text without its program's escapes, and where each byte of it lies in the file. Both are wiped. */
final class Decoded implements AutoCloseable {
    private final byte[] file;
    private final byte[] decoded;
    private final int[] offsets;
    private int size;

    /** @param file becomes ours */
    Decoded(byte[] file) {
        this.file = file;
        this.decoded = new byte[file.length];
        this.offsets = new int[file.length + 1];
    }

    void add(byte value, int offset) {
        decoded[size] = value;
        offsets[size] = offset;
        size++;
        offsets[size] = file.length;
    }

    /** For the search, which wipes it. */
    byte[] text() {
        byte[] text = Arrays.copyOf(decoded, size);
        Arrays.fill(decoded, (byte) 0);
        return text;
    }

    Place place(Path path, int offset, int length) {
        int start = offsets[offset];
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < start; i++) {
            if (file[i] == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new Place.InFile(path, start, offsets[offset + length] - start, line, start - lineStart + 1);
    }

    @Override
    public void close() {
        Arrays.fill(file, (byte) 0);
        Arrays.fill(decoded, (byte) 0);
    }
}
