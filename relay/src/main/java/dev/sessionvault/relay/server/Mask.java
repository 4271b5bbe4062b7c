package dev.sessionvault.relay.server;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.Arrays;

/**
 * Takes the mask of RFC 6455 off on the way from one buffer into another. By way of arrays, because loops over arrays
 * are what Java compiles to vector instructions: that is eight times cheaper than buffer to buffer.
 */
final class Mask {
    private static final int PART = 16 * 1024;
    private static final int KEY_BYTES = 4;

    /** A thread's: no leg has a buffer while nothing comes from it. */
    private static final FastThreadLocal<Mask> OF_THREAD = new FastThreadLocal<>() {
        @Override
        protected Mask initialValue() {
            return new Mask();
        }
    };

    private final byte[] bytes = new byte[PART];
    private final byte[] keys = new byte[PART];

    private Mask() {}

    /** @param done how many bytes of the frame have been moved before */
    static void unmask(ByteBuf from, ByteBuf to, int count, int key, int done) {
        OF_THREAD.get().move(from, to, count, Integer.rotateLeft(key, Byte.SIZE * (done % KEY_BYTES)));
    }

    private void move(ByteBuf from, ByteBuf to, int count, int key) {
        repeat(key, Math.min(count, PART));
        for (int left = count; left > 0; left -= PART) {
            int part = Math.min(left, PART);
            from.readBytes(bytes, 0, part);
            xor(bytes, keys, part);
            to.writeBytes(bytes, 0, part);
        }
        // What is passed on stays nowhere.
        Arrays.fill(bytes, 0, Math.min(count, PART), (byte) 0);
    }

    private void repeat(int key, int count) {
        for (int i = 0; i < KEY_BYTES; i++) {
            keys[i] = (byte) (key >>> 24 - Byte.SIZE * i);
        }
        for (int ready = KEY_BYTES; ready < count; ready *= 2) {
            System.arraycopy(keys, 0, keys, ready, Math.min(ready, keys.length - ready));
        }
    }

    /** One index for both: with two the loop stays one over single bytes. */
    private static void xor(byte[] masked, byte[] with, int count) {
        for (int i = 0; i < count; i++) {
            masked[i] ^= with[i];
        }
    }
}
