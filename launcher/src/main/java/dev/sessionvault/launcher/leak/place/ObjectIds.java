package dev.sessionvault.launcher.leak.place;

import java.util.Arrays;

/** Which objects were met: 8 bytes of each name, so that a million of them take as many megabytes. */
final class ObjectIds {
    private static final int DIGITS = 16;

    private long[] heads = new long[1024];
    private int size;
    private boolean sorted;

    /** @param name begins with the object's name */
    void add(String name) {
        if (size == heads.length) {
            heads = Arrays.copyOf(heads, size * 2);
        }
        heads[size++] = head(name);
        sorted = false;
    }

    boolean contains(String name) {
        if (!sorted) {
            Arrays.sort(heads, 0, size);
            sorted = true;
        }
        return Arrays.binarySearch(heads, 0, size, head(name)) >= 0;
    }

    private static long head(String name) {
        return Long.parseUnsignedLong(name, 0, DIGITS, 16);
    }
}
