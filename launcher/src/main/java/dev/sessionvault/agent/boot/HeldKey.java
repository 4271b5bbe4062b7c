package dev.sessionvault.agent.boot;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The key, outside of the heap: a heap dump has it only if the application itself holds it. */
public final class HeldKey {
    private final ByteBuffer bytes;
    private boolean wiped;

    /** @param key printable ASCII, which the caller wipes */
    public HeldKey(byte[] key, int length) {
        bytes = ByteBuffer.allocateDirect(length).put(key, 0, length);
    }

    /** A new text for each who asks, since only what nobody keeps is collected; {@code null} once wiped. */
    synchronized @Nullable String read() {
        if (wiped) {
            return null;
        }
        byte[] copy = new byte[bytes.capacity()];
        bytes.get(0, copy);
        return new String(copy, StandardCharsets.ISO_8859_1);
    }

    synchronized boolean is(String text) {
        if (wiped || text.length() != bytes.capacity()) {
            return false;
        }
        int differences = 0;
        for (int i = 0; i < bytes.capacity(); i++) {
            differences |= text.charAt(i) ^ bytes.get(i);
        }
        return differences == 0;
    }

    synchronized boolean isWiped() {
        return wiped;
    }

    synchronized void wipe() {
        wiped = true;
        for (int i = 0; i < bytes.capacity(); i++) {
            bytes.put(i, (byte) 0);
        }
    }
}
