package dev.sessionvault.launcher.share.executor;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Counts what a call writes, hands on no more than it may, and a key not at all. */
final class Meter {
    private final Sink sink;
    private final @Nullable Mask[] masks = new Mask[Sink.STDERR + 1];
    private long leftBytes;

    /** @param key that the call was given; {@code null} if none; stays the caller's */
    Meter(Sink sink, long limitBytes, byte @Nullable [] key) {
        this.sink = sink;
        this.leftBytes = limitBytes;
        if (key != null) {
            masks[Sink.STDOUT] = new Mask(key);
            masks[Sink.STDERR] = new Mask(key);
        }
    }

    /** @return false if it was more than the call may write; what fits was handed on */
    boolean write(int which, byte[] bytes) throws IOException, InterruptedException {
        boolean fits = bytes.length <= leftBytes;
        byte[] allowed = fits ? bytes : Arrays.copyOf(bytes, (int) leftBytes);
        leftBytes -= allowed.length;
        Mask mask = masks[which];
        pass(which, mask == null ? allowed : mask.pass(allowed));
        return fits;
    }

    /** Hands on what was held back because a key might have begun in it. */
    boolean end() throws IOException, InterruptedException {
        for (int which = Sink.STDOUT; which <= Sink.STDERR; which++) {
            Mask mask = masks[which];
            if (mask != null) {
                pass(which, mask.end());
            }
        }
        return true;
    }

    void wipe() {
        for (Mask mask : masks) {
            if (mask != null) {
                mask.wipe();
            }
        }
    }

    private void pass(int which, byte[] bytes) throws IOException, InterruptedException {
        for (int at = 0; at < bytes.length; at += MAX_CHUNK_BYTES) {
            sink.write(which, Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + MAX_CHUNK_BYTES)));
        }
    }

    private static final int MAX_CHUNK_BYTES = 8192;
}
