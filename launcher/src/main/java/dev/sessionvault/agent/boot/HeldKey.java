package dev.sessionvault.agent.boot;

import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The key, outside of the heap: a heap dump has it only if the application itself holds it. */
public final class HeldKey {
    private final ByteBuffer bytes;
    private final int length;
    private volatile boolean wiped;

    /** @param key printable ASCII, which the caller wipes */
    public HeldKey(byte[] key, int length) {
        bytes = ByteBuffer.allocateDirect(length).put(key, 0, length);
        this.length = length;
    }

    /**
     * A new text for each who asks, since only what nobody keeps is collected; {@code null} once wiped. Without a lock,
     * which would take longer than the rest: who has read while it was wiped sees it afterwards.
     */
    @Nullable
    String read() {
        byte[] copy = new byte[length];
        bytes.get(0, copy);
        VarHandle.loadLoadFence();
        return wiped ? null : new String(copy, StandardCharsets.ISO_8859_1);
    }

    boolean is(String text) {
        if (text.length() != length) {
            return false;
        }
        int differences = 0;
        for (int i = 0; i < length; i++) {
            differences |= text.charAt(i) ^ bytes.get(i);
        }
        VarHandle.loadLoadFence();
        return differences == 0 && !wiped;
    }

    boolean isWiped() {
        return wiped;
    }

    void wipe() {
        wiped = true;
        VarHandle.fullFence();
        for (int i = 0; i < length; i++) {
            bytes.put(i, (byte) 0);
        }
    }
}
